namespace StreamTesting.Tests;

public sealed class ReadingModeTests
{
    public static TheoryData<ReadingMode, string> Modes => new()
    {
        { ReadingMode.AtLeastOnce, "at least once, subscribed" },
        { ReadingMode.AtMostOnce with { Assigns = true }, "at most once, by assignment" },
        { ReadingMode.ExactlyOnce with { MaySeek = true }, "exactly once, subscribed, committed records only, may seek" },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public void ToString_AMode_SaysWhatItPromises(ReadingMode mode, string expected) => mode.ToString().ShouldBe(expected);
}
