using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>Reads the options by which a connector is told in which forms to send values.</summary>
internal static class FormOptions
{
    private static readonly Regex Alteration = new(@"^column\.(mask\.with|truncate\.to)\.(\d+)\.chars$", RegexOptions.CultureInvariant);

    public static ValueForms Read(ValueForms defaults, IReadOnlyDictionary<string, string> options) => defaults with
    {
        Decimals = Choice(options, "decimal.handling.mode", defaults.Decimals, ("precise", DecimalForm.Precise), ("double", DecimalForm.Double), ("string", DecimalForm.Text)),
        Times = Choice(
            options,
            "time.precision.mode",
            defaults.Times,
            ("adaptive", TimeForm.Adaptive),
            ("adaptive_time_microseconds", TimeForm.AdaptiveTimeMicroseconds),
            ("connect", TimeForm.Connect),
            ("isostring", TimeForm.Text),
            ("microseconds", TimeForm.Microseconds),
            ("nanoseconds", TimeForm.Nanoseconds)),
        Binaries = Choice(
            options,
            "binary.handling.mode",
            defaults.Binaries,
            ("bytes", BinaryForm.Base64),
            ("base64", BinaryForm.Base64),
            ("base64-url-safe", BinaryForm.Base64UrlSafe),
            ("hex", BinaryForm.Hex)),
        HasTextIntervals = Choice(options, "interval.handling.mode", defaults.HasTextIntervals, ("numeric", false), ("string", true)),
        HasPreciseUnsigned = Choice(options, "bigint.unsigned.handling.mode", defaults.HasPreciseUnsigned, ("long", false), ("precise", true)),
        Placeholder = options.TryGetValue("unavailable.value.placeholder", out var text) ? new ToastPlaceholder(text) : defaults.Placeholder,
        Altered = Altered(options),
    };

    private static T Choice<T>(IReadOnlyDictionary<string, string> options, string name, T otherwise, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (!options.TryGetValue(name, out var given))
        {
            return otherwise;
        }

        foreach (var (word, value) in choices)
        {
            if (string.Equals(word, given, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var words = new List<string>();
        foreach (var (word, _) in choices)
        {
            words.Add(word);
        }

        throw new ArgumentException($"The option {name} is '{given}'; known are {string.Join(", ", words)}.", nameof(options));
    }

    private static ImmutableDictionary<string, int> Altered(IReadOnlyDictionary<string, string> options)
    {
        var altered = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var (name, columns) in options)
        {
            if (Alteration.Match(name) is not { Success: true } match || !int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            {
                continue;
            }

            foreach (var column in columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                altered[column] = match.Groups[1].Value == "mask.with" ? length : -length;
            }
        }

        return altered.ToImmutable();
    }
}
