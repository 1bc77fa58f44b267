using System.Globalization;

namespace StreamTesting.Xunit;

/// <summary>Which seeds a test runs with. A seed given as text stays text, so that a mistyped one fails where it is used.</summary>
internal static class SeedChoice
{
    public static IReadOnlyList<string> Of(TestName test, IReadOnlyList<SeedsAttribute> attributes, ReplaySettings settings)
    {
        if (settings.Problem is { } problem)
        {
            throw new ArgumentException(problem);
        }

        var chosen = attributes.SelectMany(attribute => Of(test, attribute, settings)).Distinct(StringComparer.Ordinal).ToArray();
        return settings.Only is { } only ? [only.ToString()] : chosen;
    }

    public static Seed BaseOf(TestName test, ReplaySettings settings) => settings.Root.Derive(test.ToString());

    private static IEnumerable<string> Of(TestName test, SeedsAttribute attribute, ReplaySettings settings)
    {
        if (!attribute.GivesTexts)
        {
            return Derive(attribute.Count, attribute.Base is { } text ? ParseBase(text) : BaseOf(test, settings));
        }

        if (attribute.Base is not null)
        {
            throw new ArgumentException("[Seeds] gives seeds as text and a Base; a Base is for seeds by number: [Seeds(25, Base = \"st1-...\")].");
        }

        return attribute.Count > 0
            ? attribute.Texts.Select(seed => Seed.TryParse(seed, out var parsed) ? parsed.ToString() : seed ?? string.Empty)
            : throw new ArgumentException("[Seeds] gives no seed. Give a number, [Seeds(25)], or seeds, [Seeds(\"st1-...\")].");
    }

    private static IEnumerable<string> Derive(int count, Seed from)
    {
        if (count is < 1 or > SeedsAttribute.MaxCount)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"[Seeds({count})]: the number of seeds must lie between 1 and {SeedsAttribute.MaxCount}."));
        }

        return Enumerable.Range(0, count).Select(i => from.Derive(i).ToString());
    }

    private static Seed ParseBase(string text)
    {
        try
        {
            return Seed.Parse(text);
        }
        catch (SeedFormatException e)
        {
            throw new ArgumentException($"The Base of [Seeds] is wrong: {e.Message}", e);
        }
    }
}
