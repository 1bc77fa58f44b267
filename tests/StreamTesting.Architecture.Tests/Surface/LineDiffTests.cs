namespace StreamTesting.Architecture.Tests;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\nb\n", "a\nb\n")]
    public void Of_EqualTexts_IsEmpty(string before, string after) => LineDiff.Of(before, after).ShouldBeEmpty();

    [Theory]
    [InlineData("a\nb\nc", "a\nc", "- b")]
    [InlineData("a\nc", "a\nb\nc", "+ b")]
    [InlineData("a\nb\nc", "a\nx\nc", "- b|+ x")]
    [InlineData("a", "a\nb", "+ b")]
    [InlineData("a\nb", "b", "- a")]
    [InlineData("A\n x\nB\n y\n z", "A\n x\nB\n Y\n Z", "  B|-  y|-  z|+  Y|+  Z")]
    [InlineData("A\n x\nB\n y", "A\n X\nB\n Y", "  A|-  x|+  X|  B|-  y|+  Y")]
    [InlineData("A\n x", "A\n x\nB\n y", "+ B|+  y")]
    public void Of_DifferentTexts_ShowsOnlyWhatDiffers(string before, string after, string expected) =>
        LineDiff.Of(before, after).ShouldBe(expected.Split('|'));
}
