using System.Globalization;

namespace StreamTesting.Kafka;

/// <summary>What was to disturb a run, and what did. Thread-safe: it fills while the injection and the consumer go on.</summary>
public sealed class DisturbanceReport
{
    private readonly Lock _lock = new();
    private readonly IReadOnlyList<Disturbance> _asked;
    private readonly TimeProvider _time;
    private readonly List<ScheduledDisturbance> _scheduled = [];
    private readonly List<HappenedDisturbance> _happened = [];
    private readonly Dictionary<ScheduledDisturbance, string> _reasons = new(ReferenceEqualityComparer.Instance);

    internal DisturbanceReport(StreamPlan plan, TimeProvider time)
    {
        _asked = [.. plan.Disorder.OfType<Disturbance>()];
        _time = time;
    }

    /// <summary>What the seed has decided so far: all of it once the stream is injected. In the order of the arrivals.</summary>
    public IReadOnlyList<ScheduledDisturbance> Scheduled
    {
        get
        {
            lock (_lock)
            {
                return [.. _scheduled];
            }
        }
    }

    /// <summary>What has happened so far, in its order.</summary>
    public IReadOnlyList<HappenedDisturbance> Happened
    {
        get
        {
            lock (_lock)
            {
                return [.. _happened];
            }
        }
    }

    /// <summary>
    /// Fails unless all that was to disturb the run has happened: a test of what never happened proves nothing. The observations of a run and
    /// <see cref="KafkaRun.ConsumedAsync"/> ask that by themselves, at their end.
    /// </summary>
    /// <exception cref="DisturbanceNeverHappenedException">Something has not; the message says what and why.</exception>
    public void EnsureAllHappened() => Ensure(_ => true);

    /// <summary>What was to happen and what did, a line each.</summary>
    /// <returns>Several lines; empty where nothing was to happen.</returns>
    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join('\n', [.. _happened.Select(one => one.ToString()), .. Missing(_ => true)]);
        }
    }

    /// <summary>Whether nothing was to happen at all.</summary>
    internal bool IsEmpty => _asked.Count == 0;

    internal void Schedule(ScheduledDisturbance disturbance)
    {
        lock (_lock)
        {
            _scheduled.Add(disturbance);
        }
    }

    internal void Happen(ScheduledDisturbance disturbance, string what)
    {
        lock (_lock)
        {
            _happened.Add(new HappenedDisturbance(disturbance, _time.GetUtcNow(), what));
        }
    }

    /// <summary>Says why something has not happened, as long as it has not.</summary>
    internal void Explain(ScheduledDisturbance disturbance, string reason)
    {
        lock (_lock)
        {
            _reasons[disturbance] = reason;
        }
    }

    internal void Ensure(Func<DisturbanceKind, bool> which)
    {
        lock (_lock)
        {
            var missing = Missing(which).ToList();
            if (missing.Count > 0)
            {
                throw new DisturbanceNeverHappenedException($"{string.Join('\n', missing)}\nA test of what never happened proves nothing.");
            }
        }
    }

    private IEnumerable<string> Missing(Func<DisturbanceKind, bool> which)
    {
        var happened = _happened.Select(one => one.Scheduled).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var one in _scheduled.Where(one => which(one.By) && !happened.Contains(one)))
        {
            yield return $"{one}: never happened. {_reasons.GetValueOrDefault(one, "The injection did not come so far.")}";
        }

        foreach (var steps in _asked.Where(step => which(step.By)).GroupBy(step => step.By))
        {
            var (asked, drawn) = (steps.Sum(step => step.Times), _scheduled.Count(one => one.By == steps.Key));
            if (drawn < asked)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{string.Join(" and ", steps.Select(step => step.Description))}: the stream had arrivals for {drawn} of {asked}. Ask for fewer, or make the stream longer.");
            }
        }
    }
}
