namespace StreamTesting.Architecture.Tests;

public sealed class SurfaceTests
{
    public static TheoryData<string> ProjectNames => Repository.ProjectNames;

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void PublicSurface_OfAProject_IsTheApprovedOne(string name)
    {
        var folder = Path.Combine(Repository.Root, "tests", "StreamTesting.Architecture.Tests", "Approved");
        var approved = Path.Combine(folder, name + ".txt");
        var received = Path.Combine(folder, name + ".received.txt");

        Directory.CreateDirectory(folder);
        var surface = SurfaceWriter.Write(name);

        if (Environment.GetEnvironmentVariable("STREAMTESTING_APPROVE") == "1")
        {
            File.WriteAllText(approved, surface);
        }

        var before = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (before == surface)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, surface);
        Assert.Fail(
            $"""
            The public surface of {name} is not the approved one:
            {string.Join('\n', LineDiff.Of(before, surface))}

            If that is meant, approve it:
              cp {Repository.Relative(received)} {Repository.Relative(approved)}
            or, for all projects at once: STREAMTESTING_APPROVE=1 dotnet test tests/StreamTesting.Architecture.Tests
            """);
    }
}
