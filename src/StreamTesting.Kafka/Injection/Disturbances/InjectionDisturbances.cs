namespace StreamTesting.Kafka;

/// <summary>What disturbs an injection, and what an injection arms to happen later, at the arrivals that the plan says. Used by one thread at a time.</summary>
internal sealed class InjectionDisturbances : IAsyncDisposable
{
    private readonly RunDisturbances _run;
    private readonly RunTopics _topics;
    private readonly LostAcknowledgements? _lost;
    private readonly BrokerDisturbances? _brokers;
    private ScheduledDisturbance? _writtenTwice;

    public InjectionDisturbances(IKafkaBroker broker, RunTopics topics, InjectionOptions options, Acknowledgements acknowledgements, RunDisturbances run)
    {
        _run = run;
        _topics = topics;
        if (broker is EmbeddedBroker embedded)
        {
            _lost = new LostAcknowledgements(embedded, topics, options, acknowledgements, run.Report);
            _brokers = new BrokerDisturbances(embedded.Server, topics, run.Report);
        }
    }

    /// <summary>Whether an arrival is a copy that is in the log already.</summary>
    public bool IsThere(Arrival arrival) => _lost is not null && IsCopy(arrival);

    /// <summary>Whether something happens before an arrival or to it, so that all before it has to be acknowledged.</summary>
    public bool IsAt(Arrival arrival) => arrival.Disturbances.Count > 0 || (_writtenTwice is not null && IsCopy(arrival));

    /// <summary>Lets the broker that is down come back where it is time.</summary>
    public Task RecoverAsync(Arrival arrival) => _brokers?.IsDue(arrival) == true ? _brokers.StartBrokerAsync() : Task.CompletedTask;

    /// <summary>Lets happen what does.</summary>
    /// <returns>Whether the arrival is in the log already, because it was sent with its acknowledgement lost.</returns>
    public async Task<bool> HappenAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        if (_writtenTwice is { } lost && IsCopy(arrival))
        {
            _run.Report.Happen(lost, "written twice by the injection: on this broker no answer can be lost");
            _writtenTwice = null;
            return false;
        }

        var isSent = false;
        foreach (var disturbance in arrival.Disturbances.OrderBy(one => one.By == DisturbanceKind.LostAcknowledgement))
        {
            _run.Report.Schedule(disturbance);
            isSent |= await HappenAsync(disturbance, arrival, cancellationToken).ConfigureAwait(false);
        }

        return isSent;
    }

    /// <summary>Lets the broker that is down come back: nothing more is injected.</summary>
    public Task EndAsync() => _brokers?.StartBrokerAsync() ?? Task.CompletedTask;

    /// <summary>Leaves no broker down behind, also where the injection failed.</summary>
    public async ValueTask DisposeAsync()
    {
        _lost?.Dispose();
        await EndAsync().ConfigureAwait(false);
    }

    private static bool IsCopy(Arrival arrival) => arrival.Causes.HasFlag(Causes.LostAcknowledgement);

    private async Task<bool> HappenAsync(ScheduledDisturbance disturbance, Arrival arrival, CancellationToken cancellationToken)
    {
        switch (disturbance.By)
        {
            case DisturbanceKind.LostAcknowledgement when _lost is null:
                _writtenTwice = disturbance;
                return false;
            case DisturbanceKind.LostAcknowledgement:
                await _lost.SendAsync(arrival, disturbance, cancellationToken).ConfigureAwait(false);
                return true;
            case DisturbanceKind.LeaderMove:
                await _brokers!.MoveLeaderAsync(disturbance).ConfigureAwait(false);
                return false;
            case DisturbanceKind.BrokerDown:
                await _brokers!.StopBrokerAsync(disturbance).ConfigureAwait(false);
                return false;
            default:
                _run.Arm(disturbance, _topics.Of(arrival.Topic));
                return false;
        }
    }
}
