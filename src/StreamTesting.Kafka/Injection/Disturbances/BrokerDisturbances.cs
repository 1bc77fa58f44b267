using System.Globalization;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Kafka;

/// <summary>What happens to brokers between two arrivals: leaders move, one goes down and comes back. Used by one thread at a time.</summary>
internal sealed class BrokerDisturbances(Embedded server, RunTopics topics, DisturbanceReport report)
{
    private (int Broker, long Until, ScheduledDisturbance Disturbance)? _down;

    /// <summary>Whether a broker is to come back before an arrival.</summary>
    public bool IsDue(Arrival arrival) => _down is { } down && arrival.Position >= down.Until;

    public async Task MoveLeaderAsync(ScheduledDisturbance move)
    {
        var topic = topics.Of(move.Lane.Topic);
        var before = LeaderOf(topic, move);
        await server.MoveLeaderAsync(topic, move.Lane.Partition).ConfigureAwait(false);
        report.Happen(move, string.Create(CultureInfo.InvariantCulture, $"broker {LeaderOf(topic, move)} leads partition {move.Lane.Partition} of '{topic}' in place of broker {before}"));
    }

    public async Task StopBrokerAsync(ScheduledDisturbance down)
    {
        await StartBrokerAsync().ConfigureAwait(false);
        var broker = LeaderOf(topics.Of(down.Lane.Topic), down);
        await server.StopBrokerAsync(broker).ConfigureAwait(false);
        _down = (broker, down.Position + down.Lasting, down);
        report.Happen(down, string.Create(CultureInfo.InvariantCulture, $"broker {broker} is down"));
    }

    /// <summary>Lets the broker that is down come back, if one is.</summary>
    public async Task StartBrokerAsync()
    {
        if (_down is not { } down)
        {
            return;
        }

        _down = null;
        await server.StartBrokerAsync(down.Broker).ConfigureAwait(false);
        report.Happen(down.Disturbance, string.Create(CultureInfo.InvariantCulture, $"broker {down.Broker} is back"));
    }

    private int LeaderOf(string topic, ScheduledDisturbance disturbance) => server.FindTopic(topic)!.Partitions[disturbance.Lane.Partition].Leader;
}
