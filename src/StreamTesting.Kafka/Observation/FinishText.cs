using System.Globalization;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Says why a wait for the consumer under test came to nothing: what was seen, who is behind, what to do.</summary>
internal sealed record FinishText(
    RunContext Run,
    ObservationOptions Options,
    IReadOnlyList<GroupLag> Groups,
    OutputPosition? Output,
    IReadOnlyDictionary<int, long>? OutputEnds,
    bool IsConsumed,
    KafkaException? Problem)
{
    public string NotFinished(TimeSpan timeout, IReadOnlyList<GroupStatus> members) => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"The consumer under test was not provably finished after {timeout.TotalSeconds:0.###} s (ObservationOptions.Timeout)."),
        .. Reasons().Select(reason => $"  {reason}"),
        .. members.SelectMany(LagText.Status),
        .. Problem is null ? [] : new[] { $"  the broker's last answer: {Problem.Error.Reason}" },
        $"  {Seen()}",
    ]);

    public string BrokerGone(TimeSpan silence) => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"{LagText.Sentence(Run.Broker.Describe())} has not answered for {silence.TotalSeconds:0.###} s (ObservationOptions.BrokerTimeout){(Problem is null ? "" : $": {Problem.Error.Reason}")}. Is it still there?"),
        .. Groups.Where(group => !group.IsCaughtUp).Select(group => $"  before that, {group}"),
        $"  {Seen()}",
    ]);

    public string Now() => string.Join('\n', [.. IsConsumed ? ["all that was injected was read"] : Reasons(), Seen()]);

    public string EndedEarly() => string.Join('\n',
    [
        "The consumer under test ended before it had read all that was injected.",
        .. Reasons().Select(reason => $"  {reason}"),
        $"  {Seen()}",
    ]);

    private IEnumerable<string> Reasons()
    {
        if (!IsConsumed)
        {
            return Groups.Count == 0 ? [NoGroup()] : Groups.Where(group => !group.IsCaughtUp).Select(group => group.ToString());
        }

        var next = Output?.Next();
        var unread = OutputEnds?.Where(end => next is not null && next[end.Key] < end.Value).Select(end => Unread(end, next!)).ToList() ?? [];
        return unread.Count > 0
            ? [$"all was read, and of '{Run.Output}' {string.Join(", ", unread)} could be observed. Is a transaction open, or did one end without commit or abort?"]
            : [string.Create(CultureInfo.InvariantCulture, $"all was read, and '{Run.Output}' was never quiet for {Options.QuietTime.TotalSeconds:0.###} s (ObservationOptions.QuietTime): the consumer puts out more and more.")];
    }

    private string NoGroup() => Options.ConsumerGroup is { } only
        ? $"group '{only}' (ObservationOptions.ConsumerGroup) never committed an offset on '{Run.Injection.Topic}'. Does the consumer run, in that group, and does it commit?"
        : $"no consumer group ever committed an offset on '{Run.Injection.Topic}'. Does the consumer run, with the run's BootstrapServers and Topic, and does it commit? "
            + "For one that does not commit to Kafka, set ObservationOptions.Progress. To see its exceptions, give its task to KafkaRun.Watch.";

    private string Seen() => Output is null
        ? $"injected were {Injected()}"
        : string.Create(CultureInfo.InvariantCulture, $"injected were {Injected()}; seen were {Output.Count} records of '{Run.Output}'");

    private string Injected() => string.Create(CultureInfo.InvariantCulture, $"{Run.Injection.Count} records into '{Run.Injection.Topic}'");

    private static string Unread(KeyValuePair<int, long> end, IReadOnlyList<long> next) =>
        string.Create(CultureInfo.InvariantCulture, $"{next[end.Key]} of {end.Value} in partition {end.Key}");
}
