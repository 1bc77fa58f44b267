namespace StreamTesting.Kafka;

/// <summary>What disturbs an injection, at the arrivals that the plan says. Used by one thread at a time.</summary>
internal sealed class InjectionDisturbances : IDisposable
{
    private readonly DisturbanceReport _report;
    private readonly LostAcknowledgements? _lost;
    private ScheduledDisturbance? _writtenTwice;

    public InjectionDisturbances(IKafkaBroker broker, RunTopics topics, InjectionOptions options, Acknowledgements acknowledgements, DisturbanceReport report)
    {
        _report = report;
        _lost = broker is EmbeddedBroker embedded ? new LostAcknowledgements(embedded, topics, options, acknowledgements, report) : null;
    }

    /// <summary>Whether an arrival is a copy that is in the log already.</summary>
    public bool IsThere(Arrival arrival) => _lost is not null && IsCopy(arrival);

    /// <summary>Whether something happens before an arrival or to it, so that all before it has to be acknowledged.</summary>
    public bool IsAt(Arrival arrival) => arrival.Disturbances.Count > 0 || (_writtenTwice is not null && IsCopy(arrival));

    /// <summary>Lets happen what does.</summary>
    /// <returns>Whether the arrival is in the log already, because it was sent with its acknowledgement lost.</returns>
    public async Task<bool> HappenAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        if (_writtenTwice is { } lost && IsCopy(arrival))
        {
            _report.Happen(lost, "written twice by the injection: on this broker no answer can be lost");
            _writtenTwice = null;
            return false;
        }

        var isSent = false;
        foreach (var disturbance in arrival.Disturbances)
        {
            _report.Schedule(disturbance);
            if (disturbance.By != DisturbanceKind.LostAcknowledgement)
            {
                continue;
            }

            if (_lost is null)
            {
                _writtenTwice = disturbance;
                continue;
            }

            await _lost.SendAsync(arrival, disturbance, cancellationToken).ConfigureAwait(false);
            isSent = true;
        }

        return isSent;
    }

    public void Dispose() => _lost?.Dispose();

    private static bool IsCopy(Arrival arrival) => arrival.Causes.HasFlag(Causes.LostAcknowledgement);
}
