using System.CommandLine;
using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>Dead letters, and of which arrival each is.</summary>
internal sealed class DeadLetterOptions(Option<string?> position)
{
    public const string Word = "dead-letter";

    private readonly Option<string?> _partition = Opt.Text("--source-partition-field", "PATH", "dead-letter: the partition that its arrival was read from.");
    private readonly Option<string?> _offset = Opt.Text("--source-offset-field", "PATH", "dead-letter: the offset of its arrival in that partition.");
    private readonly Option<string?> _topic = Opt.Text("--source-topic-field", "PATH", "dead-letter, windows: the stream's topic that a line is of, where the consumer reads several.");

    public IEnumerable<Option> All => [_partition, _offset, _topic];

    public CheckWord Of(ParseResult result)
    {
        Func<JsonElement, object> read = (result.GetValue(position), result.GetValue(_partition), result.GetValue(_offset)) switch
        {
            ({ } path, null, null) => line => new LetterLine(OutputValues.Number(line, path, position.Name), null, 0, 0),
            (null, { } partition, { } offset) => line => new LetterLine(
                null, Topic(line, result), (int)OutputValues.Number(line, partition, _partition.Name, int.MaxValue)!.Value, OutputValues.Number(line, offset, _offset.Name)!.Value),
            _ => throw CliException.Usage($"--check {Word} needs to know of which arrival a dead letter is: --position-field, or --source-partition-field and --source-offset-field."),
        };
        return new CheckWord(Word, given =>
        {
            if (result.GetValue(position) is null)
            {
                CheckTopics(Word, result, given);
            }

            return truth => new DeadLetters<OutputLine>(truth, letter => ((LetterLine)letter.Value.Value!).Of(given));
        }) { LooksAt = "dead letters", Read = read, Route = LetterLine.Route };
    }

    /// <summary>The stream's topic that a line is of, where it says so.</summary>
    public string? Topic(JsonElement line, ParseResult result) => result.GetValue(_topic) is { } path ? OutputValues.Id(line, path, _topic.Name) : null;

    /// <summary>Refuses what is told by topic and does not say of which.</summary>
    public void CheckTopics(string word, ParseResult result, GivenStream given)
    {
        if (given.Topics.Count > 1 && result.GetValue(_topic) is null)
        {
            throw CliException.Usage($"--check {word}: the stream has the topics {string.Join(", ", given.Topics)}: say by --source-topic which of them the consumer reads, or by {_topic.Name} where a line tells of which it is.");
        }
    }
}
