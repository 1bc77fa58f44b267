using System.CommandLine;
using System.Globalization;

namespace StreamTesting.Cli;

/// <summary>The seed, as its text or as a plain number.</summary>
internal sealed class SeedOption
{
    private readonly ulong? _usually;

    /// <param name="usually">The seed where none is given; null for another one each time.</param>
    /// <param name="isKnown">Whether it is that of a stream made before, which must be told.</param>
    public SeedOption(ulong? usually = null, bool isKnown = false)
    {
        _usually = usually;
        var otherwise = usually is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known}") : "another one each time; it is printed";
        Option = Opt.Text("--seed", "SEED", isKnown
            ? "The seed of the stream, as text (st1-...) or as a number."
            : $"The seed, as text (st1-...) or as a number: the same seed gives the same bytes. [default: {otherwise}]");
    }

    public Option<string?> Option { get; }

    public Seed Of(ParseResult result)
    {
        if (result.GetValue(Option) is not { } text)
        {
            return _usually is { } known ? new Seed(known) : NewSeed.Draw();
        }

        if (!text.StartsWith("st", StringComparison.OrdinalIgnoreCase) && !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw CliException.Usage($"--seed is '{text}'; it must be a seed's text (for example {new Seed(42)}) or a whole number from 0 to {ulong.MaxValue}.");
        }

        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new Seed(number) : Seed.Parse(text);
    }
}
