using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Tests.Groups;

public sealed class TopicPatternTests
{
    [Theory]
    [InlineData("orders", "orders", true)]
    [InlineData("orders", "orders-2", false)]
    [InlineData("orders", "x-orders", false)]
    [InlineData("a|bc", "bc", true)]
    [InlineData("a|bc", "ac", false)]
    [InlineData(@"\Qa.b\E.", "a.bc", true)]
    [InlineData(@"\Qa.b\E.", "axbc", false)]
    [InlineData(@"\Qa.b", "a.b", true)]
    [InlineData("(?P<kind>[a-z]+)-1", "cdc-1", true)]
    [InlineData("(?i)ORDERS", "orders", true)]
    [InlineData("[[:alpha:]]+", "orders", true)]
    [InlineData("[[:alpha:]]+", "orders1", false)]
    [InlineData("[[:^alpha:]]+", "123-4", true)]
    [InlineData("[[:^alpha:]]+", "1a", false)]
    [InlineData(@"\pL\d", "a1", true)]
    [InlineData(@"\PL", "a", false)]
    [InlineData(@"\x{61}\.\x62", "a.b", true)]
    [InlineData(@"a\\Qb", "ab", false)]
    public void Parse_Pattern_MatchesWholeNames(string pattern, string name, bool matches)
    {
        var regex = TopicPattern.Parse(pattern, out var problem);

        problem.ShouldBeNull();
        regex!.IsMatch(name).ShouldBe(matches);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[z-a]")]
    [InlineData("a**")]
    [InlineData("a{2,1}")]
    [InlineData("a{1001}")]
    [InlineData("a{1,1001}")]
    [InlineData("(?=a)")]
    [InlineData("(?<!a)b")]
    [InlineData("(?>a)")]
    [InlineData("(?x)a")]
    [InlineData("(?#note)a")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\Gab")]
    public void Parse_NoPattern_SaysWhy(string pattern)
    {
        TopicPattern.Parse(pattern, out var problem).ShouldBeNull();

        problem.ShouldNotBeNullOrEmpty();
    }
}
