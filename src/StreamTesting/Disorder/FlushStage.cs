using System.Globalization;

namespace StreamTesting;

/// <summary>Adds a marker to each partition at the end.</summary>
internal sealed class FlushStage(IArrivalStage input, Flushed step, Seed seed, Domain domain, int partitions) : IArrivalStage
{
    private readonly Queue<Arrival> _markers = new();
    private long _greatest = long.MinValue;
    private Arrival? _last;
    private bool _ended;

    public Arrival? Next()
    {
        if (_ended)
        {
            return _markers.TryDequeue(out var marker) ? marker : null;
        }

        if (input.Next() is { } arrival)
        {
            _greatest = Math.Max(_greatest, arrival.Event.Ticks);
            _last = arrival;
            return arrival;
        }

        _ended = true;
        if (_last is not null)
        {
            Mark(_last);
        }

        return Next();
    }

    private void Mark(Arrival last)
    {
        var time = new DateTimeOffset(_greatest, TimeSpan.Zero) + step.By;
        for (var lane = 0; lane < domain.Topics.Count * partitions; lane++)
        {
            var partition = lane % partitions;
            var entity = new StreamEntity(string.Create(CultureInfo.InvariantCulture, $"flush-{partition}"), domain.Topics[lane / partitions]) { Partition = partition, Lane = lane };
            var random = seed.Random(lane);
            var id = entity.Topic.Length == 0 ? entity.Key : $"{entity.Key}-{entity.Topic}";
            var marker = new Arrival(domain.Marker(last.Event, id, entity, time, ref random), domain.Format, partition, Math.Max(last.Ticks, time.UtcTicks));
            marker.Causes |= Causes.Flushed;
            _markers.Enqueue(marker);
        }
    }
}
