using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>What the connector sends again after a crash: from within a transaction, that is numbered anew.</summary>
internal static class ResentChanges
{
    public static IReadOnlyList<StreamEvent> Of(IReadOnlyList<StreamEvent> last, int time, DebeziumOptions debezium)
    {
        var first = last.FirstOrDefault(happened => happened.Payload is DatabaseChange { Place: not null } or TransactionMark);
        if (first?.Payload is not DatabaseChange { Place: { Order: > 1 } } inside)
        {
            return last;
        }

        var sent = new List<StreamEvent>(last.Count + 1) { Begin(first, inside, time, debezium) };
        var counts = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        var isOver = false;
        foreach (var happened in last)
        {
            if (isOver || !IsOf(happened, first.Transaction!))
            {
                sent.Add(happened);
            }
            else if (happened.Payload is DatabaseChange change)
            {
                var table = $"{debezium.Namespace}.{change.Table.Name}";
                counts[table] = counts.GetValueOrDefault(table) + 1;
                sent.Add(With(happened, change.At(new TransactionPlace(counts.Values.Sum(), counts[table]))));
            }
            else if (happened.Payload is TransactionMark { IsEnd: true } mark)
            {
                sent.Add(With(happened, mark with { Counts = [.. counts] }));
                isOver = true;
            }
            else
            {
                sent.Add(happened);
            }
        }

        return sent;
    }

    private static bool IsOf(StreamEvent happened, string transaction) =>
        happened.Transaction == transaction || (happened.Payload is TransactionMark && happened.Id.StartsWith(transaction + "/", StringComparison.Ordinal));

    private static StreamEvent Begin(StreamEvent first, DatabaseChange inside, int time, DebeziumOptions debezium)
    {
        var entity = new StreamEntity(KeyJson.OfTransaction(debezium, inside.Position), debezium.TransactionTopic);
        var id = string.Create(CultureInfo.InvariantCulture, $"{first.Transaction}/again{time}");
        return new StreamEvent(id, EventNames.Begin, entity, first.EventTime, new TransactionMark(false, inside.Position, []));
    }

    private static StreamEvent With(StreamEvent happened, object payload) => new(happened.Id, happened.Type, happened.Entity, happened.EventTime, payload)
    {
        Operation = happened.Operation, Headers = happened.Headers, SchemaVersion = happened.SchemaVersion, Faults = happened.Faults, Transaction = happened.Transaction,
    };
}
