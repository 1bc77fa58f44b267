using StreamTesting.EmbeddedKafka.Server;
using static StreamTesting.EmbeddedKafka.FaultAction;

namespace StreamTesting.EmbeddedKafka;

/// <summary>Does what a fault does to the cluster. One that is not possible at the moment is noted among the broker's errors.</summary>
internal static class FaultOperations
{
    public static void Do(OperationAction action, string name, Operations operations, ErrorJournal errors)
    {
        try
        {
            switch (action)
            {
                case MoveLeaderAction move:
                    operations.MoveLeader(move.Topic, move.Partition, move.Broker);
                    break;
                case ForceRebalanceAction force:
                    operations.ForceRebalance(force.Group);
                    break;
                case ExpireSessionAction expire:
                    operations.ExpireSession(expire.Group, expire.Member);
                    break;
                case MoveGroupCoordinatorAction move:
                    operations.MoveCoordinator(CoordinatorType.Group, move.Group, move.Broker);
                    break;
                case MoveTransactionCoordinatorAction move:
                    operations.MoveCoordinator(CoordinatorType.Transaction, move.TransactionalId, move.Broker);
                    break;
                case AbortTransactionAction abort:
                    operations.AbortTransaction(abort.TransactionalId);
                    break;
                case DeleteTopicAction delete:
                    operations.DeleteTopic(delete.Topic);
                    break;
                case StopBrokerAction stop:
                    _ = LaterAsync(() => operations.StopBrokerAsync(stop.Broker), name, errors);
                    break;
                case StartBrokerAction start:
                    _ = LaterAsync(() => operations.StartBrokerAsync(start.Broker), name, errors);
                    break;
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            Note(name, errors, exception);
        }
    }

    // Stopping a broker waits for its connections, of which one is serving the request that set this off: so nothing here waits for it.
    private static async Task LaterAsync(Func<Task> action, string name, ErrorJournal errors)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Note(name, errors, exception);
        }
    }

    private static void Note(string name, ErrorJournal errors, Exception exception) =>
        errors.Add($"Fault '{name}' could not do what it is to do: {exception.Message}", exception);
}
