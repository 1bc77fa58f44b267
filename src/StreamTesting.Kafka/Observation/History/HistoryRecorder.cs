using System.Collections.Immutable;
using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Turns what a client is asked and answers into steps of a history.</summary>
internal sealed class HistoryRecorder(ConsumerHistory history, string name)
{
    public string Name => name;

    public void Record(HistoryStepKind kind, string? message = null) => history.Record(new HistoryStep(kind, name) { Message = message });

    public void Record(HistoryStepKind kind, IEnumerable<TopicPartition> partitions) =>
        Record(kind, partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Unset)));

    public void Record(HistoryStepKind kind, IEnumerable<TopicPartitionOffset> offsets, HistoryOutcome outcome = HistoryOutcome.Ok, string? message = null)
    {
        ImmutableArray<HistoryRecord> records = [.. offsets
            .Where(offset => kind != HistoryStepKind.Commit || offset.Offset.Value >= 0)
            .Select(offset => new HistoryRecord(offset.Topic, offset.Partition.Value, Math.Max(offset.Offset.Value, -1)))];
        if (!records.IsEmpty || kind == HistoryStepKind.Assign)
        {
            history.Record(new HistoryStep(kind, name) { Records = records, Outcome = outcome, Message = message });
        }
    }

    public void Polled(string topic, int partition, long offset, Headers? headers) => history.Record(new HistoryStep(HistoryStepKind.Poll, name)
    {
        Records = [new HistoryRecord(topic, partition, offset) { Id = TextOf(headers, RecordHeaders.Position), Event = TextOf(headers, RecordHeaders.EventId) }],
    });

    public void Ended(HistoryStepKind kind, IEnumerable<TopicPartitionOffset> partitions, List<TopicPartitionOffset> kept) =>
        Record(kind, partitions.Select(partition => partition.TopicPartition).Where(partition => !kept.Exists(other => other.TopicPartition == partition)));

    public void Committed(CommittedOffsets committed)
    {
        foreach (var group in committed.Offsets.GroupBy(offset => committed.Error.IsError || offset.Error.IsError))
        {
            var error = group.Select(offset => offset.Error).FirstOrDefault(error => error.IsError) ?? committed.Error;
            Record(
                HistoryStepKind.Commit,
                group.Select(offset => offset.TopicPartitionOffset),
                group.Key ? OutcomeOf(error) : HistoryOutcome.Ok,
                group.Key ? error.Reason : null);
        }
    }

    public void Failed(Error error) => Record(HistoryStepKind.Error, $"{error.Code}: {error.Reason}");

    /// <summary>What is not known to be refused may have come through.</summary>
    public static HistoryOutcome OutcomeOf(Error error) =>
        error.Code is ErrorCode.Local_TimedOut or ErrorCode.Local_TimedOutQueue or ErrorCode.RequestTimedOut or ErrorCode.Local_Transport or ErrorCode.Local_WaitCoord
            ? HistoryOutcome.Info
            : HistoryOutcome.Fail;

    public static void RefuseEmpty(string? name)
    {
        if (name is { Length: 0 })
        {
            throw new ArgumentException("The consumer's name in the history is empty: give it one that no other has, or none for the client's own.", nameof(name));
        }
    }

    private static string? TextOf(Headers? headers, string header) =>
        headers is not null && headers.TryGetLastBytes(header, out var bytes) && bytes is not null ? Encoding.UTF8.GetString(bytes) : null;
}
