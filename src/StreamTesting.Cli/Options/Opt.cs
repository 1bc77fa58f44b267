using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace StreamTesting.Cli;

/// <summary>Makes options that refuse what they can't be, with the value and the range.</summary>
internal static class Opt
{
    public static Option<double?> Rate(string name, string description, double? usually = null) => Of(
        name, "RATE", description, usually, usually?.ToString(CultureInfo.InvariantCulture), text => Number(text) is >= 0 and <= 1 and var rate ? rate : null,
        "it must lie between 0 and 1 (6 % is 0.06)");

    public static Option<long?> Whole(string name, string description, long? usually = null, long least = 0, long most = 1_000_000_000_000) => Of(
        name, "N", description, usually, usually?.ToString(CultureInfo.InvariantCulture),
        text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? (long?)number : null,
        string.Create(CultureInfo.InvariantCulture, $"it must be a whole number between {least} and {most}"));

    public static Option<double?> Positive(string name, string description, double? usually = null) => Of(
        name, "N", description, usually, usually?.ToString(CultureInfo.InvariantCulture), text => Number(text) is > 0 and < 1e9 and var number ? number : null,
        "it must be a number above 0 and below 1000000000");

    public static Option<double?> Seconds(string name, string description, double? usually = null) => Of(
        name, "SECONDS", description, usually, usually?.ToString(CultureInfo.InvariantCulture), text => Number(text) is >= 0 and < 1e9 and var number ? number : null,
        "it must be a number from 0 and below 1000000000");

    public static Option<TimeSpan?> Time(string name, string description, TimeSpan? usually = null) => Of(
        name, "TIME", description, usually, usually is { } known ? Durations.Text(known) : null, Durations.Parse, $"it must be a time, {Durations.Examples}");

    public static Option<DateTimeOffset?> Moment(string name, string description, string? usually = null) => Of(
        name, "MOMENT", description, (DateTimeOffset?)null, usually, Moments.Parse, $"it must be a moment, {Moments.Examples}");

    public static Option<string?> Text(string name, string value, string description, string? usually = null) =>
        Of<string?>(name, value, description, usually, usually, text => text.Length > 0 ? text : null, "it must not be empty");

    public static Option<string?> Word(string name, string description, string usually, params string[] words) => Of(
        name, string.Join('|', words), description, usually, usually, text => words.Contains(text) ? text : null, $"it must be one of {string.Join(", ", words)}");

    public static Option<string[]> Many(string name, string value, string description) => new(name)
    {
        HelpName = value,
        Description = description + " May be given several times.",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static bool IsGiven(this ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    /// <summary>Refuses options that change nothing because that which they are about was not asked for.</summary>
    public static void RefuseWithout<T>(this ParseResult result, Option<T> needed, params Option[] options)
    {
        if (result.GetValue(needed) is null or false && options.FirstOrDefault(result.IsGiven) is { } option)
        {
            throw CliException.Usage($"{option.Name} changes nothing without {needed.Name}; give both.");
        }
    }

    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Option<T> Of<T>(string name, string value, string description, T usually, string? usuallyText, Func<string, T> parse, string needed) => new(name)
    {
        HelpName = value,
        Description = usuallyText is null || usually is not null ? description : $"{description} [default: {usuallyText}]",
        CustomParser = result =>
        {
            var parsed = parse(result.Tokens[0].Value);
            if (parsed is null)
            {
                result.AddError($"{name} is '{result.Tokens[0].Value}'; {needed}.");
            }

            return parsed;
        },
        Arity = ArgumentArity.ExactlyOne,
        DefaultValueFactory = _ => usually,
    };
}
