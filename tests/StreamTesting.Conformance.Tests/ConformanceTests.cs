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

        foreach (var (name, run) in RecordedFiles.Read(file))
        {
            comparison.Add(run, Replays.Of(name));
        }

        output.WriteLine(conformance.Add(file, comparison));
        comparison.Runs.ShouldBePositive();
        comparison.Outputs.ShouldBePositive();
        comparison.Mismatches.ShouldBe(0, comparison.FirstMismatches);
        comparison.MayShare.ShouldBeLessThanOrEqualTo(MostMays);
    }
}
