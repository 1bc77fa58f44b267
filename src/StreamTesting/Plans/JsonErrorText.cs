using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>What is wrong with JSON, without the words that the reader has for programmers.</summary>
internal static class JsonErrorText
{
    private static readonly Regex Unknown = new("^The JSON property '([^']*)' could not be mapped", RegexOptions.CultureInvariant);
    private static readonly Regex UnknownStep = new("unrecognized type discriminator id '([^']*)'", RegexOptions.CultureInvariant);
    private static readonly Regex Place = new(@" ?Path: [^|]*\| LineNumber: ([0-9]+) \| BytePositionInLine: ([0-9]+)\.?| LineNumber: ([0-9]+) \| BytePositionInLine: ([0-9]+)\.?", RegexOptions.CultureInvariant);

    public static string Of(JsonException exception)
    {
        var at = exception.Path switch
        {
            null or "$" => "",
            ['$', '[', ..] => "disorder" + exception.Path[1..],
            _ => exception.Path[2..],
        };
        if (UnknownStep.Match(exception.Message) is { Success: true } step)
        {
            var known = typeof(DisorderStep).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.TypeDiscriminator);
            return $"there is no step '{step.Groups[1].Value}'; there are {string.Join(", ", known)}.";
        }

        if (Unknown.Match(exception.Message) is { Success: true } unknown)
        {
            var parent = at.Length > unknown.Groups[1].Length ? $" in '{at[..^(unknown.Groups[1].Length + 1)]}'" : "";
            return $"there is no option '{unknown.Groups[1].Value}'{parent}.";
        }

        if (exception.Message.StartsWith("The JSON value could not be converted to ", StringComparison.Ordinal))
        {
            return at.Length == 0 ? "it has a value of the wrong kind." : $"the value of '{at}' is of the wrong kind; print a plan of that domain to see what it looks like.";
        }

        return exception.LineNumber is { } line && exception.BytePositionInLine is { } byteInLine
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {line + 1}, byte {byteInLine + 1}: {Place.Replace(exception.Message, "")}")
            : exception.Message;
    }
}
