using System.CommandLine;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Which part of the stream is judged.</summary>
internal sealed class DivisionOptions
{
    private readonly Option<string?> _part = Opt.Text("--part", "I/N", "Judges the i-th of n parts of the keys only; reads all of the output. merge makes one verdict of all parts.");
    private readonly Option<string?> _partition = Opt.Text("--partition", "LIST", "Judges these partitions only, for example 0,2, for a consumer whose output is partitioned as its input is.");

    public IEnumerable<Option> All => [_part, _partition];

    public bool IsGiven(ParseResult result) => (result.GetValue(_part) ?? result.GetValue(_partition)) is not null;

    public Division Of(ParseResult result, int partitions) => (result.GetValue(_part), result.GetValue(_partition)) switch
    {
        (null, null) => Division.Whole,
        ({ } part, null) => Shard.TryParse(part, out var shard)
            ? Division.Keys(shard.Of, shard.Number - 1)
            : throw CliException.Usage($"--part is '{part}'; it must be I/N with I from 1 to N, for example 2/7."),
        (null, { } list) => Division.Partitions(partitions, Partitions.Of(_partition.Name, list, partitions)),
        _ => throw CliException.Usage("--part cuts by key and --partition by partition: give one of them."),
    };
}
