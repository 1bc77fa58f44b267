using System.Globalization;
using StreamTesting.EmbeddedKafka;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Lets the consumer of a run die when it commits past arrivals. From the commit on all that its group asks for is refused, until it starts again.
/// Thread-safe.
/// </summary>
internal sealed class ConsumerCrashes(Embedded server, CommitDisturbances commits, DisturbanceReport report) : IDisposable
{
    private const string Refused = "GROUP_AUTHORIZATION_FAILED";
    private const string Fenced = "PRODUCER_FENCED";
    private readonly Lock _lock = new();
    private readonly List<(ScheduledDisturbance Crash, string Topic, long Offset)> _planned = [];
    private readonly List<Fault> _faults = [];
    private Action? _die;
    private string? _group;

    /// <summary>Plans a crash behind those planned before.</summary>
    public void Plan(ScheduledDisturbance crash, string topic, long offset)
    {
        report.Explain(crash, "Nothing was given to KafkaRun.Consumer or InjectionOptions.Consumer, so there is no consumer that could die.");
        lock (_lock)
        {
            _planned.Add((crash, topic, offset));
            Arm(crash, topic, offset);
        }
    }

    /// <summary>A consumer is about to start, for the first time or again.</summary>
    /// <param name="die">Is called when it dies, on a thread that must not wait.</param>
    public void Start(Action die)
    {
        lock (_lock)
        {
            Clear();
            CountPassed();
            Expire();
            _die = die;
            commits.Resume();
            _planned.ForEach(one => Arm(one.Crash, one.Topic, one.Offset));
        }
    }

    /// <summary>Takes all out again; what has not happened does not.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _die = null;
            Clear();
        }
    }

    /// <summary>A commit that was stored when the consumer died may have passed several arrivals at which it was to die: it died at all of them.</summary>
    private void CountPassed()
    {
        if (_group is not { } group || server.FindGroup(group) is not { } known)
        {
            return;
        }

        foreach (var passed in _planned.Where(one => known.Offsets.Any(at => at.Topic == one.Topic && at.Partition == one.Crash.Lane.Partition && at.Offset > one.Offset)).ToList())
        {
            _planned.Remove(passed);
            report.Happen(passed.Crash, "the commit at which the consumer died has passed this one as well");
        }
    }

    /// <summary>The members of the one that died don't hold their partitions until their session is over.</summary>
    private void Expire()
    {
        if (_group is { } group && server.FindGroup(group) is { Members.Count: > 0 })
        {
            try
            {
                server.ExpireSessionAsync(group).GetAwaiter().GetResult();
            }
            catch (ArgumentException)
            {
                // They have left meanwhile.
            }
        }

        _group = null;
    }

    private void Arm(ScheduledDisturbance crash, string topic, long offset)
    {
        if (_die is null)
        {
            return;
        }

        report.Explain(crash, CommitText.None(topic, crash.Lane.Partition, offset, "group"));
        var rule = new FaultRule { Name = crash.ToString(), Topic = topic, Partition = crash.Lane.Partition, Past = offset, Action = FaultAction.Refuse(Refused) };
        if (crash.At == CrashPoint.BeforeCommit)
        {
            Add(rule, firing => Die(crash, firing, "and its commit is not stored"));
            return;
        }

        Add(rule with { Api = "OffsetCommit", Action = FaultAction.AnswerWith(Refused) }, firing => Die(crash, firing, "and its commit is stored"));
        Add(rule with { Api = "TxnOffsetCommit", Action = FaultAction.Notice }, firing => Add(
            new FaultRule { Name = crash.ToString(), Api = "EndTxn", TransactionalId = firing.TransactionalId, Action = FaultAction.AnswerWith(Fenced) },
            end => Die(crash, end with { Group = firing.Group }, "and its transaction has ended")));
    }

    private void Add(FaultRule rule, Action<FaultFiring> happen)
    {
        var fault = server.Faults.Add(rule);
        fault.Firing += firing =>
        {
            lock (_lock)
            {
                happen(firing);
            }
        };
        _faults.Add(fault);
    }

    private void Die(ScheduledDisturbance crash, FaultFiring firing, string what)
    {
        if (_die is not { } die)
        {
            return;
        }

        _planned.RemoveAll(one => ReferenceEquals(one.Crash, crash));
        Clear();
        _die = null;
        _group = firing.Group;
        commits.Suspend();
        Add(new FaultRule { Name = $"{crash}, dying", Group = _group, Times = null, Action = FaultAction.Refuse(Refused) }, _ => { });
        report.Happen(crash, string.Create(CultureInfo.InvariantCulture, $"the consumer dies, {what}"));
        die();
    }

    private void Clear()
    {
        _faults.ForEach(server.Faults.Remove);
        _faults.Clear();
    }
}
