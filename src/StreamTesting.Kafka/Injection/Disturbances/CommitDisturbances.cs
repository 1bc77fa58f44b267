using System.Globalization;
using StreamTesting.EmbeddedKafka;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Kafka;

/// <summary>What happens when a group commits past an arrival, before the commit is stored: rebalances, sessions that expire, coordinators that move. Thread-safe.</summary>
internal sealed class CommitDisturbances(Embedded server, DisturbanceReport report)
{
    private readonly Lock _lock = new();
    private readonly List<(ScheduledDisturbance Disturbance, FaultRule Rule, Fault? Fault)> _waiting = [];
    private bool _isSuspended;

    /// <summary>Waits for the commit.</summary>
    /// <param name="disturbance">What is to happen then.</param>
    /// <param name="topic">The broker's topic.</param>
    /// <param name="offset">The offset of the arrival.</param>
    public void Arm(ScheduledDisturbance disturbance, string topic, long offset)
    {
        var isTransactional = disturbance.By == DisturbanceKind.TransactionCoordinatorMove;
        report.Explain(disturbance, CommitText.None(topic, disturbance.Lane.Partition, offset, isTransactional ? "transaction" : "group"));
        var rule = new FaultRule
        {
            Name = disturbance.ToString(), Api = isTransactional ? "TxnOffsetCommit" : null, Topic = topic, Partition = disturbance.Lane.Partition, Past = offset, Times = null, Action = FaultAction.Notice,
        };
        lock (_lock)
        {
            _waiting.Add((disturbance, rule, _isSuspended ? null : Add(disturbance, rule)));
        }
    }

    /// <summary>Lets nothing happen for a while: what commits is about to die.</summary>
    public void Suspend() => Change(isSuspended: true);

    public void Resume() => Change(isSuspended: false);

    private void Change(bool isSuspended)
    {
        lock (_lock)
        {
            _isSuspended = isSuspended;
            for (var i = 0; i < _waiting.Count; i++)
            {
                var (disturbance, rule, fault) = _waiting[i];
                if (isSuspended && fault is not null)
                {
                    server.Faults.Remove(fault);
                }

                _waiting[i] = (disturbance, rule, isSuspended ? null : fault ?? Add(disturbance, rule));
            }
        }
    }

    private Fault Add(ScheduledDisturbance disturbance, FaultRule rule)
    {
        var fault = server.Faults.Add(rule);
        fault.Firing += firing => Happen(disturbance, firing);
        return fault;
    }

    private void Happen(ScheduledDisturbance disturbance, FaultFiring firing)
    {
        lock (_lock)
        {
            var place = _waiting.FindIndex(one => ReferenceEquals(one.Disturbance, disturbance));
            if (place < 0 || _isSuspended)
            {
                return;
            }

            try
            {
                report.Happen(disturbance, Do(disturbance.By, firing));
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException)
            {
                report.Explain(disturbance, $"A commit came, and it could not be: {e.Message}");
                return;
            }

            if (_waiting[place].Fault is { } fault)
            {
                server.Faults.Remove(fault);
            }

            _waiting.RemoveAt(place);
        }
    }

    private string Do(DisturbanceKind by, FaultFiring firing)
    {
        var group = firing.Group ?? "";
        switch (by)
        {
            case DisturbanceKind.Rebalance:
                Done(server.ForceRebalanceAsync(group));
                return $"group '{group}' has to rebalance";
            case DisturbanceKind.SessionExpiry:
                Done(server.ExpireSessionAsync(group));
                return $"all members of group '{group}' are taken for lost, before their commit is stored";
            case DisturbanceKind.GroupCoordinatorMove:
                Done(server.MoveGroupCoordinatorAsync(group));
                return string.Create(CultureInfo.InvariantCulture, $"broker {server.FindGroupCoordinator(group)} looks after group '{group}' in place of broker {firing.BrokerId}");
            default:
                var id = firing.TransactionalId ?? "";
                Done(server.MoveTransactionCoordinatorAsync(id));
                return string.Create(CultureInfo.InvariantCulture, $"broker {server.FindTransactionCoordinator(id)} looks after the transactions of '{id}'");
        }
    }

    /// <summary>Operations on groups are over when they return; the thread that serves the request never waits.</summary>
    private static void Done(Task operation)
    {
        if (operation.IsFaulted)
        {
            throw operation.Exception.InnerException!;
        }
    }
}
