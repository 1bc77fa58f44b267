using System.Runtime.CompilerServices;

namespace StreamTesting.Tests.Shared;

/// <summary>Compares a text with the approved one in Approved/Class.Member.txt; STREAMTESTING_APPROVE=1 rewrites the file instead.</summary>
internal static class Approval
{
    public static void ShouldBeApproved(this string text, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        var name = $"{Path.GetFileNameWithoutExtension(file)}.{member}.txt";
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("STREAMTESTING_APPROVE") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, text);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{name} is not approved yet: run this test with STREAMTESTING_APPROVE=1 and read what it wrote.");
        FirstDifference(File.ReadAllText(path), text).ShouldBeNull($"{name} differs; if the new text is better, run this test with STREAMTESTING_APPROVE=1.");
    }

    private static string? FirstDifference(string approved, string text)
    {
        var (before, now) = (approved.Split('\n'), text.Split('\n'));
        for (var i = 0; i < Math.Max(before.Length, now.Length); i++)
        {
            var (left, right) = (before.ElementAtOrDefault(i), now.ElementAtOrDefault(i));
            if (left != right)
            {
                return $"line {i + 1}\napproved: {left}\nnow:      {right}";
            }
        }

        return null;
    }

    /// <summary>The repository's folder.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StreamTesting.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has a StreamTesting.sln.");
    }

    private static string Folder() => Path.Combine(Root(), "tests", typeof(Approval).Assembly.GetName().Name!, "Approved");
}
