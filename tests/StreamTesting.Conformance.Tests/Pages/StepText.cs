using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamTesting.Conformance.Tests;

/// <summary>Reads the steps of a page: <c>0 a@12</c> is record 0 with key a and time 12; the pages say the rest.</summary>
internal static partial class StepText
{
    public static IEnumerable<Step> Read(string cell) => cell.Split(", ").SelectMany(ReadBundle);

    private static IEnumerable<Step> ReadBundle(string text)
    {
        var parts = text.Split(" & ");
        return parts.Select((part, i) => ReadOne(part.Trim()) with { BundleGoesOn = i < parts.Length - 1 });
    }

    private static Step ReadOne(string text)
    {
        if (Record().Match(text) is { Success: true } record)
        {
            return ReadRecord(record);
        }

        var words = text.Split(' ');
        return words switch
        {
            ["batch"] => Step.Batch(),
            ["restart"] => Step.Restart(),
            ["crash"] => Step.Crash(),
            ["read"] => Step.Read(),
            ["process"] => Step.Process(),
            ["read", "as", "of", var time] => Step.Read(Number(time)),
            ["watermark", var time] => Step.Watermark(Number(time)),
            ["watermark", var time, var input] => Step.Watermark(Number(time), Input(input)),
            ["tick", var time] => Step.Tick(Number(time)),
            ["advance", var time] => Step.Advance(Number(time)),
            ["idle", var input] => Step.Status(true, Input(input)),
            ["active", var input] => Step.Status(false, Input(input)),
            ["lag", var partition, var records] => Step.Lag(Input(partition), Number(records)),
            _ => throw new FormatException($"'{text}' is no step."),
        };
    }

    private static Step ReadRecord(Match record)
    {
        var key = record.Groups["key"].Value;
        var kind = record.Groups["kind"].Value switch
        {
            "-U" => RowKind.UpdateBefore,
            "+U" => RowKind.UpdateAfter,
            "-D" => RowKind.Delete,
            _ => RowKind.Insert,
        };
        return Step.Record(Number(record.Groups["number"].Value), key == "none" ? null : key, Number(record.Groups["time"].Value)) with
        {
            Partition = record.Groups["partition"].Success ? Input(record.Groups["partition"].Value) : 0,
            Input = record.Groups["input"].Success ? Input(record.Groups["input"].Value) : 0,
            Micros = record.Groups["micros"].Success ? (int)Number(record.Groups["micros"].Value) : 0,
            Value = record.Groups["value"].Value is "null" ? null : record.Groups["value"].Value,
            RowKind = kind,
        };
    }

    private static int Input(string text) => text switch
    {
        "left" or "stream" => 0,
        "right" or "table" => 1,
        _ => (int)Number(text[1..]),
    };

    private static long Number(string text) => text == "end" ? long.MaxValue : long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<number>\d+) ((?<kind>\+I|-U|\+U|-D) )?(?<key>\w+)@(?<time>-?\d+)(\.(?<micros>\d{3}))?(=(?<value>\w+))?( (?<partition>p\d+))?( (?<input>left|right|stream|table|s\d+))?$")]
    private static partial Regex Record();
}
