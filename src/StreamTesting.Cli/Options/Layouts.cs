using System.CommandLine;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

internal static class Layouts
{
    public static Option<string?> Option() =>
        Opt.Word("--format", "JSON lines, an array with an indent of 2, or an array without white space.", "jsonl", "jsonl", "json", "json-compact");

    public static JsonLayout Of(string? word) => word switch
    {
        "json" => JsonLayout.IndentedArray,
        "json-compact" => JsonLayout.Array,
        _ => JsonLayout.Lines,
    };
}
