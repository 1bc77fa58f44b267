using Xunit.Abstractions;

namespace StreamTesting.Conformance.Tests;

public sealed class ConformanceTests(Conformance conformance, ITestOutputHelper output) : IClassFixture<Conformance>
{
    private const double MostMays = 0.02;

    public static TheoryData<string> Files => [.. RecordedFiles.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Oracle_OnEveryRecordedRun_SaysWhatTheEngineDid(string file)
    {
        var comparison = new Comparison();
        var version = "";

        foreach (var (name, run) in RecordedFiles.Read(file))
        {
            comparison.Add(run, Replays.Of(name));
            version = run.Version;
        }

        output.WriteLine(conformance.Add(file, comparison));
        comparison.Runs.ShouldBePositive();
        comparison.Outputs.ShouldBePositive();
        comparison.Mismatches.ShouldBe(0, comparison.FirstMismatches);
        comparison.MayShare.ShouldBeLessThanOrEqualTo(MostMays);
        if (!RecordedFiles.AreOther)
        {
            Published.ShouldHold(file, version, comparison);
        }
    }
}
