namespace StreamTesting.Tests;

public sealed class SeedTests
{
    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(42UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(0x0123456789ABCDEFUL)]
    public void Parse_TextOfASeed_GivesTheSeed(ulong value)
    {
        var seed = new Seed(value);

        Seed.Parse(seed.ToString()).ShouldBe(seed);
        Seed.Parse(seed.ToString().ToUpperInvariant()).ShouldBe(seed);
        Seed.Parse($" {seed}\n").ShouldBe(seed);
    }

    [Fact]
    public void ToString_KnownSeeds_IsStable()
    {
        new Seed(0).ToString().ShouldBe("st1-0000000000000f");
        new Seed(42).ToString().ShouldBe("st1-000000000001as");
        new Seed(ulong.MaxValue).ToString().ShouldBe("st1-fzzzzzzzzzzzza");
    }

    [Fact]
    public void Parse_AnySingleWrongCharacter_IsRefused()
    {
        const string allowed = "0123456789abcdefghijklmnopqrstuvwxyz";
        for (var n = 0; n < 50; n++)
        {
            var text = new Seed(42).Derive(n).ToString();
            for (var i = 4; i < text.Length; i++)
            {
                foreach (var wrong in allowed.Where(c => c != text[i]))
                {
                    var mistyped = text[..i] + wrong + text[(i + 1)..];

                    Seed.TryParse(mistyped, out _).ShouldBeFalse(mistyped);
                }
            }
        }
    }

    [Fact]
    public void Parse_NeighboursSwapped_AreRefusedAlmostAlways()
    {
        int tried = 0, accepted = 0;
        for (var n = 0; n < 200; n++)
        {
            var text = new Seed(7).Derive(n).ToString();
            for (var i = 4; i < text.Length - 1; i++)
            {
                if (text[i] != text[i + 1])
                {
                    tried++;
                    accepted += Seed.TryParse(text[..i] + text[i + 1] + text[i] + text[(i + 2)..], out _) ? 1 : 0;
                }
            }
        }

        tried.ShouldBeGreaterThan(2000);
        accepted.ShouldBeLessThan(tried / 100);
    }

    [Theory]
    [InlineData("", "starts with 'st1-'")]
    [InlineData("42", "the number 42 is 'st1-")]
    [InlineData("hello", "starts with 'st1-'")]
    [InlineData("st2-000000000001aw", "format version 2")]
    [InlineData("st0-000000000001aw", "format version 0")]
    [InlineData("st1-000000000001a", "14 characters, here 13")]
    [InlineData("st1-000000000001ass", "14 characters, here 15")]
    [InlineData("st1-000000000001ax", "check character does not fit")]
    [InlineData("st1-00000000000uaw", "'u' does not occur")]
    [InlineData("st1-g0000000000000", "above 64 bits")]
    [InlineData("st1-", "14 characters, here 0")]
    [InlineData("st-000000000001aw", "starts with 'st1-'")]
    public void Parse_NoSeed_SaysWhatIsWrong(string text, string reason)
    {
        var exception = Should.Throw<SeedFormatException>(() => Seed.Parse(text));

        exception.Message.ShouldContain(reason);
        exception.Message.ShouldContain($"'{text}'");
    }

    [Fact]
    public void Derive_KnownNamesAndNumbers_IsStable()
    {
        new Seed(42).Derive("late").ToString().ShouldBe("st1-0ek5yzarvsztpx");
        new Seed(42).Derive(7).ToString().ShouldBe("st1-5vk3jsyz3p7a5u");
    }

    [Fact]
    public void Derive_DifferentNamesNumbersAndSeeds_NeverMeet()
    {
        var derived = new HashSet<Seed>();
        for (ulong value = 0; value < 50; value++)
        {
            var seed = new Seed(value);
            derived.Add(seed).ShouldBeTrue();
            for (var n = -50; n < 50; n++)
            {
                derived.Add(seed.Derive(n)).ShouldBeTrue();
                derived.Add(seed.Derive($"n{n}")).ShouldBeTrue();
            }
        }
    }
}
