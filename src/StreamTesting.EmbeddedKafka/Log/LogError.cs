namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Why a log refused something. The numbers are Kafka's own error codes.</summary>
internal enum LogError : short
{
    None = 0,
    OffsetOutOfRange = 1,
    CorruptMessage = 2,
    UnknownTopicOrPartition = 3,
    MessageTooLarge = 10,
    InvalidTimestamp = 32,
    PolicyViolation = 44,
    OutOfOrderSequenceNumber = 45,
    InvalidProducerEpoch = 47,
    InvalidTxnState = 48,
    TransactionCoordinatorFenced = 52,
    UnsupportedCompressionType = 76,
    InvalidRecord = 87,
}
