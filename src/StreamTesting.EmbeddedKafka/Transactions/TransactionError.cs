namespace StreamTesting.EmbeddedKafka.Transactions;

/// <summary>Why the coordinator refused something. The numbers are Kafka's own error codes.</summary>
internal enum TransactionError : short
{
    None = 0,
    CoordinatorNotAvailable = 15,
    InvalidRequest = 42,
    InvalidTxnState = 48,
    InvalidProducerIdMapping = 49,
    InvalidTransactionTimeout = 50,
    ConcurrentTransactions = 51,
    ProducerFenced = 90,
    TransactionalIdNotFound = 105,
    TransactionAbortable = 120,
}
