using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Kafka;

/// <summary>What disturbs a run, from its injection to its end. Thread-safe.</summary>
internal sealed class RunDisturbances : IDisposable
{
    private readonly Embedded? _server;
    private readonly CommitDisturbances? _commits;

    public RunDisturbances(StreamPlan plan, IKafkaBroker broker, TimeProvider time)
    {
        Report = new DisturbanceReport(plan, time);
        if (broker is EmbeddedBroker embedded && plan.Disorder.OfType<Disturbance>().Any())
        {
            _server = embedded.Server;
            _commits = new CommitDisturbances(_server, Report);
            Crashes = new ConsumerCrashes(_server, _commits, Report);
        }
    }

    public DisturbanceReport Report { get; }

    /// <summary>What lets the consumer die; null where nothing does.</summary>
    public ConsumerCrashes? Crashes { get; }

    /// <summary>Lets something happen at the commit of the arrival that is sent next, before which all is acknowledged.</summary>
    public void Arm(ScheduledDisturbance disturbance, string topic)
    {
        var offset = _server!.FindTopic(topic)!.Partitions[disturbance.Lane.Partition].EndOffset;
        if (disturbance.By == DisturbanceKind.ConsumerCrash)
        {
            Crashes!.Plan(disturbance, topic, offset);
        }
        else
        {
            _commits!.Arm(disturbance, topic, offset);
        }
    }

    public void Dispose()
    {
        _commits?.Suspend();
        Crashes?.Dispose();
    }
}
