using System.Globalization;
using Confluent.Kafka;
using StreamTesting.EmbeddedKafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Sends arrivals whose acknowledgement gets lost, each in a batch of its own by a producer of its own, so that the client itself writes it again; and looks where both lie.
/// </summary>
internal sealed class LostAcknowledgements(EmbeddedBroker broker, RunTopics topics, InjectionOptions options, Acknowledgements acknowledgements, DisturbanceReport report) : IDisposable
{
    private readonly Dictionary<bool, InjectionProducer> _producers = [];

    public async Task SendAsync(Arrival arrival, ScheduledDisturbance lost, CancellationToken cancellationToken)
    {
        var place = new TopicPartition(topics.Of(arrival.Topic), arrival.Partition);
        var isIdempotent = lost.Idempotent;
        FaultFiring? firing = null;
        var fault = broker.Server.Faults.Add(new FaultRule
        {
            Name = lost.ToString(), Api = "Produce", Topic = place.Topic, Partition = arrival.Partition, ClientId = ClientId(isIdempotent), Times = null, Action = FaultAction.LoseAnswer,
        });
        fault.Firing += fired =>
        {
            // A request that came to a broker that leads the partition no more has stored nothing: the one that the client sends after it is meant.
            if (fired.Unacknowledged.Count > 0)
            {
                firing = fired;
                broker.Server.Faults.Remove(fault);
            }
        };
        DeliveryResult<Arrival, Arrival> last;
        try
        {
            last = await ProducerOf(isIdempotent).Client.ProduceAsync(place, ArrivalRecords.Of(arrival, options.Timestamp), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            broker.Server.Faults.Remove(fault);
        }

        var first = firing?.Unacknowledged.FirstOrDefault(batch => batch.Topic == place.Topic && batch.Partition == arrival.Partition);
        var expected = first?.BaseOffset + (isIdempotent ? 0 : 1);
        if (first is not { RecordCount: 1 } || last.Offset.Value != expected)
        {
            throw new KafkaInjectionException(
                $"{lost}: the log does not hold what the truth says. Stored without an answer: {first?.ToString() ?? "nothing"}; then acknowledged at offset {last.Offset.Value}. Does something else write to '{place.Topic}'?",
                arrival, null, acknowledgements.Sent, acknowledgements.Acknowledged);
        }

        acknowledgements.CountBoth(arrival, last, isIdempotent ? [first.BaseOffset] : [first.BaseOffset, last.Offset.Value]);
        var again = isIdempotent ? "dropped by the broker when it was written again" : string.Create(CultureInfo.InvariantCulture, $"again at offset {last.Offset.Value}");
        report.Happen(lost, string.Create(CultureInfo.InvariantCulture, $"written at offset {first.BaseOffset}, and {again}"));
    }

    public void Dispose()
    {
        foreach (var producer in _producers.Values)
        {
            producer.Dispose();
        }
    }

    private string ClientId(bool isIdempotent) => $"{topics.Name}-{(isIdempotent ? "idempotent-" : "")}repeater";

    private InjectionProducer ProducerOf(bool isIdempotent) => _producers.TryGetValue(isIdempotent, out var producer)
        ? producer
        : _producers[isIdempotent] = new InjectionProducer(broker, "repeater", options, new Dictionary<string, string>
        {
            ["client.id"] = ClientId(isIdempotent),
            ["enable.idempotence"] = isIdempotent ? "true" : "false",
            ["acks"] = "all",
            ["linger.ms"] = "0",
            ["reconnect.backoff.ms"] = "1",
            ["reconnect.backoff.max.ms"] = "10",
            ["retry.backoff.ms"] = "1",
            ["retry.backoff.max.ms"] = "10",
        });
}
