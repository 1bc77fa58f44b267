using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Transactions;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>What the coordinator's errors are called in answers of different age and kind.</summary>
internal static class TransactionErrors
{
    /// <summary>For the APIs of the coordinator: older versions do not know that a producer can be fenced.</summary>
    public static ErrorCode Of(TransactionError error, bool knowsFenced) =>
        error == TransactionError.ProducerFenced && !knowsFenced ? ErrorCode.InvalidProducerEpoch : (ErrorCode)error;

    /// <summary>For what belongs to a transaction and is checked on its way: records and offsets.</summary>
    public static ErrorCode OfVerification(TransactionError error, bool knowsAbortable) => error switch
    {
        TransactionError.ProducerFenced => ErrorCode.InvalidProducerEpoch,
        TransactionError.TransactionAbortable when !knowsAbortable => ErrorCode.InvalidTxnState,
        _ => (ErrorCode)error,
    };
}
