using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>Dead letters, and of which arrival each is.</summary>
internal sealed class DeadLetterOptions(Option<string?> position)
{
    public const string Word = "dead-letter";

    private readonly Option<string?> _partition = Opt.Text("--source-partition-field", "PATH", "dead-letter: the partition that its arrival was read from.");
    private readonly Option<string?> _offset = Opt.Text("--source-offset-field", "PATH", "dead-letter: the offset of its arrival in that partition.");
    private readonly Option<string?> _topic = Opt.Text("--source-topic-field", "PATH", "dead-letter: the stream's topic that its arrival was read from, where it has several.");

    public IEnumerable<Option> All => [_partition, _offset, _topic];

    public CheckWord Of(ParseResult result)
    {
        Func<System.Text.Json.JsonElement, object> read = (result.GetValue(position), result.GetValue(_partition), result.GetValue(_offset)) switch
        {
            ({ } path, null, null) => line => DeadLetter.OfPosition(OutputValues.Number(line, path, "--position-field")!.Value),
            (null, { } partition, { } offset) => line => DeadLetter.At(
                (int)OutputValues.Number(line, partition, "--source-partition-field", int.MaxValue)!.Value,
                OutputValues.Number(line, offset, "--source-offset-field")!.Value,
                result.GetValue(_topic) is { } topic ? OutputValues.Id(line, topic, "--source-topic-field") : ""),
            _ => throw CliException.Usage($"--check {Word} needs to know of which arrival a dead letter is: --position-field, or --source-partition-field and --source-offset-field."),
        };
        return new CheckWord(Word, truth => new DeadLetters<OutputLine>(truth, letter => (DeadLetter)letter.Value.Value!)) { LooksAt = "dead letters", Read = read };
    }
}
