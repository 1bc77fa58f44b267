using System.Text;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Wire;

public sealed class StringCacheTests
{
    private readonly StringCache _cache = new();

    private string Get(string text) => _cache.Get(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("a")]
    [InlineData("orders-2")]
    public void Get_AsciiAgain_IsTheSameString(string text)
    {
        string first = Get(text);

        first.ShouldBe(text);
        Get(text).ShouldBeSameAs(first);
    }

    [Theory]
    [InlineData("")]
    [InlineData("größer")]
    [InlineData("日本")]
    public void Get_EmptyOrNotAscii_IsRight(string text)
    {
        Get(text).ShouldBe(text);
        Get(text).ShouldBe(text);
    }

    [Fact]
    public void Get_MoreStringsThanPlaces_AreAllRight()
    {
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < 1000; i++)
            {
                Get($"topic-{i}").ShouldBe($"topic-{i}");
            }
        }
    }

    [Fact]
    public void Get_LongerThanKept_IsMadeAnew()
    {
        var text = new string('x', StringCache.LongestKept + 1);

        Get(text).ShouldBe(text);
        Get(text).ShouldNotBeSameAs(Get(text));
        Get(text[1..]).ShouldBeSameAs(Get(text[1..]));
    }
}
