using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Asks a broker that may not be up yet who it is, until it answers.</summary>
internal static class BrokerQuestion
{
    /// <summary>Blocks until the broker names the nodes of its cluster.</summary>
    /// <param name="broker">Where it is to be.</param>
    /// <param name="nodes">How many nodes it has to name.</param>
    /// <param name="patience">How long one question may take; a cancelled token is noticed in between.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static void WaitForAnswer(IKafkaBroker broker, int nodes, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var admin = broker.Admin(new ClientErrors());
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (admin.GetMetadata(patience).Brokers.Count >= nodes)
                {
                    return;
                }
            }
            catch (KafkaException e) when (e.Error.Code is ErrorCode.Local_Transport or ErrorCode.Local_TimedOut or ErrorCode.Local_AllBrokersDown)
            {
            }
        }
    }
}
