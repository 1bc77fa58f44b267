namespace StreamTesting.Kafka;

/// <summary>Refuses a plan whose disturbances the broker can't bring about, before anything is created.</summary>
internal static class DisturbanceNeeds
{
    public static void Check(StreamPlan plan, IKafkaBroker broker)
    {
        foreach (var disturbance in plan.Disorder.OfType<Disturbance>())
        {
            if (broker is not EmbeddedBroker embedded)
            {
                RefuseEmbeddedOnly(disturbance, broker);
            }
            else if (NeedsCluster(disturbance) && embedded.Server.Brokers.Count < 2)
            {
                throw new ArgumentException(
                    $"The plan has '{disturbance.Description}', for which there must be several brokers, and {broker.Describe()} is one. Start it by "
                    + $"EmbeddedBroker.StartAsync(new EmbeddedKafkaOptions {{ Brokers = 3 }}); in xUnit by a fixture of its own: "
                    + "class ClusterFixture() : KafkaFixture(async stop => await EmbeddedBroker.StartAsync(new EmbeddedKafkaOptions { Brokers = 3 }, stop)).", nameof(plan));
            }
        }
    }

    private static bool NeedsCluster(Disturbance disturbance) => disturbance.By is DisturbanceKind.LeaderMove or DisturbanceKind.BrokerDown
        or DisturbanceKind.GroupCoordinatorMove or DisturbanceKind.TransactionCoordinatorMove;

    private static void RefuseEmbeddedOnly(Disturbance disturbance, IKafkaBroker broker)
    {
        if (disturbance.By != DisturbanceKind.LostAcknowledgement || disturbance.Idempotent)
        {
            throw new ArgumentException(
                $"The plan has '{disturbance.Description}', which only the embedded broker can bring about, and this is {broker.Describe()}. "
                + "Run the test on the embedded broker (KafkaEmbeddedFixture, or STREAMTESTING_BROKER=embedded), or leave that step out of the plan.", nameof(disturbance));
        }
    }
}
