using System.Text;

namespace StreamTesting.Injection.Tests;

public sealed class TextLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\nb\n", "1:a 2:b")]
    [InlineData("a\r\n\r\nb", "1:a 2: 3:b")]
    [InlineData("\uFEFFa\nb\n", "1:a 2:b")]
    [InlineData("\uFEFF", "1:")]
    [InlineData("\uFEFF\r\na", "1: 2:a")]
    [InlineData("a\n\uFEFFb\n", "1:a 2:\uFEFFb")]
    public void Of_Bytes_AreTheirLinesWithoutAMarkAtTheBeginning(string text, string lines)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        string.Join(' ', TextLines.Of(stream).Select(line => FormattableString.Invariant($"{line.Number}:{Encoding.UTF8.GetString(line.Bytes.Span)}"))).ShouldBe(lines);
    }
}
