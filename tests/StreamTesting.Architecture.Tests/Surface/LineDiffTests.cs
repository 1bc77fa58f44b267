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
    public void Of_DifferentTexts_ShowsOnlyWhatDiffers(string before, string after, string expected) =>
        LineDiff.Of(before, after).ShouldBe(expected.Split('|'));
}
