using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Tells heartbeats while time passes.</summary>
internal sealed class HeartbeatClock(TableChanges options, List<StreamEvent> told)
{
    private readonly long _every = options.Debezium.Heartbeat?.Ticks ?? 0;
    private readonly StreamEntity _entity = new(KeyJson.OfHeartbeat(options.Debezium), options.Debezium.HeartbeatTopic);
    private readonly Heartbeat _heartbeat = new();
    private long _next = options.Start.UtcTicks + (options.Debezium.Heartbeat?.Ticks ?? 0);
    private long _number;

    public void Until(long ticks)
    {
        while (_every > 0 && _next <= ticks)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"heartbeat/{++_number}");
            told.Add(new StreamEvent(id, EventNames.Heartbeat, _entity, new DateTimeOffset(_next, TimeSpan.Zero), _heartbeat));
            _next += _every;
        }
    }
}
