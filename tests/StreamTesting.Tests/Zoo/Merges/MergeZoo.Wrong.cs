namespace StreamTesting.Tests;

internal static partial class MergeZoo
{
    /// <summary>Wrong of the records as they were sent, whatever is delivered.</summary>
    private static IEnumerable<Specimen> WrongAsSent =>
    [
        AsSent("key change ghost: takes the delete of an old key for a part of the create", "key-change-ghost", "full", (state, record) => Unless(record.NewKey is not null, state, record)),
        AsSent("truncate ignored", "truncate-ignored", "truncates", (state, record) => Unless(MergeState.IsTruncate(record), state, record)),
        AsSent("deletes ignored", "resurrected", "no key changes", (state, record) => Unless(record.IsTombstone || record.Event?.Operation == Operation.Delete, state, record)),
        AsSent("updates ignored: what is there stays", "stale", "full", (state, record) => Unless(record.CanonicalKey is { } key && record.Event?.After is not null && state.Rows.ContainsKey(key), state, record)),
        AsSent("reads c, u and d, and no snapshot", "missing", "full", (state, record) => Unless(record.Event?.Operation == Operation.Read, state, record)),
        AsSent("remembers deleted keys for ever", "missing", "full", RemembersDeletedForEver),
        AsSent("placeholder stored", "placeholder-stored", "toast", (state, record) =>
        {
            state.Apply(record);
            if (record is { Event.After: { } after, CanonicalKey: { } key })
            {
                state.Rows[key] = after;
            }
        }),
        AsSent("placeholder taken for NULL", "different", "toast", (state, record) =>
        {
            state.Apply(record);
            if (record is { Event.After: { } after, CanonicalKey: { } key })
            {
                state.Rows[key] = new TableRow(after.Values.Select(value => ToastPlaceholder.Default.IsPlaceholder(value.Value) ? KeyValuePair.Create(value.Key, (object?)null) : value));
            }
        }),
        AsSent("NULL taken for unchanged", "different", "full", (state, record) =>
        {
            if (record is { Event.After: { } after, CanonicalKey: { } key } && state.Rows.TryGetValue(key, out var known))
            {
                state.Rows[key] = new TableRow(after.Values.Select(value => value.Value is null && known.TryGet(value.Key, out var kept) ? KeyValuePair.Create(value.Key, kept) : value));
                return;
            }

            state.Apply(record);
        }),
        AsSent("inserts without looking for the key", "duplicate", "full", (state, record) =>
        {
            if (record.Event is { Operation: Operation.Update, After: { } after })
            {
                state.Rows[$"{record.CanonicalKey} {state.Taken++}"] = after;
                return;
            }

            state.Apply(record);
        }),
        AsSent("deletes by all columns of a before image that holds zeros", "resurrected", "toast without key changes", (state, record) =>
        {
            if (record is { Event: { Operation: Operation.Delete, Before: { } before } })
            {
                state.Rows.Where(row => row.Value.Values.All(value => before.TryGet(value.Key, out var sent) && Equals(sent, value.Value))).Select(row => row.Key).ToList().ForEach(key => state.Rows.Remove(key));
                return;
            }

            Unless(record.IsTombstone, state, record);
        }),
        AsSent("needs a before image of every update", "crashed", "toast", (state, record) =>
        {
            if (record.Event is { Operation: Operation.Update, Before: null })
            {
                throw new InvalidOperationException("The \"before\" field of an update is null.");
            }

            state.Apply(record);
        }),
        AsSent("tombstone crash", "tombstone-crashed", "full", (state, record) => state.Apply(record.Value is null ? throw new InvalidOperationException("Object reference not set.") : record)),
        AsSent("unwrapped: the text null is no delete", "resurrected", "flattened", (state, record) => Unless(record.Kind == RecordKind.NullPayload, state, record)),
        InBatches("a batch's deletes come before its upserts", "resurrected", deletesFirst: true),
        InBatches("a batch's upserts come before its deletes", "missing", deletesFirst: false),
    ];

    /// <summary>Wrong in what they take for the order of changes.</summary>
    private static IEnumerable<Specimen> WrongBySource =>
    [
        AsSent("high-water mark: drops all at or below the highest position", "missing", "no deletes", (state, record) =>
        {
            if (MergeState.IsChange(record) && MergeState.LsnOf(record) > state.Highest)
            {
                state.Highest = MergeState.LsnOf(record);
                state.Apply(record);
            }
        }),
        AsSent("late commits dropped: all below the highest position", "missing", "interleaved", (state, record) =>
        {
            if (MergeState.IsChange(record) && MergeState.LsnOf(record) >= state.Highest)
            {
                state.Highest = MergeState.LsnOf(record);
                state.Apply(record);
            }
        }),
        AsSent("position taken for a unique id", "missing", "full", (state, record) =>
        {
            if (MergeState.IsChange(record) && state.Seen.Add($"{MergeState.LsnOf(record)}"))
            {
                state.Apply(record);
            }
        }),
        AsSent("sequence compared as text", "stale", "no deletes", (state, record) => ByText(state, record, $"{record.Event?.Source?.Sequence}")),
        AsSent("place in the log compared as text", "stale", "mariadb no deletes", (state, record) => ByText(state, record, $"{record.Event?.Source?.File}:{record.Event?.Source?.Position}:{record.Event?.Source?.Row}")),
        AsSent("time of the connector taken for the version, ties lose", "stale", "no deletes", (state, record) => state.ApplyNewer(record, one => one.Event!.SentMs ?? 0, tiesWin: false)),
        AsSent("time of the change in seconds taken for the version, ties lose", "stale", "mariadb no deletes", (state, record) => state.ApplyNewer(record, one => (one.Event!.Source!.TimestampMs ?? 0) / 1000, tiesWin: false)),
        AsSent("transaction taken for the version, ties lose the second", "stale", "no deletes", (state, record) => state.ApplyNewer(record, one => one.Event!.Source!.TransactionId ?? 0, tiesWin: false)),
        AsSent("one offset for all partitions", "missing", "partitions", (state, record) =>
        {
            if (state.Seen.Add($"{record.Offset}"))
            {
                state.Apply(record);
            }
        }),
        AsSent("transaction joined by its whole id, with the half that is the position", "missing", "transactions", (state, record) =>
        {
            if (record is { Transaction: { IsBegin: false } end })
            {
                state.Open.Where(open => open.Event?.Transaction?.Id == end.Id).ToList().ForEach(state.Apply);
            }
            else if (MergeState.IsChange(record) && record.Event!.Transaction is null)
            {
                state.Apply(record);
            }
            else
            {
                state.Open.Add(record);
            }
        }),
        AsSent("whole numbers of JSON read as doubles", "different", "full", (state, record) =>
        {
            state.Apply(record);
            Change(state, record, "quantity", value => (long)(double)(long)value);
        }),
        AsSent("decimals read as floats", "different", "decimals", (state, record) =>
        {
            state.Apply(record);
            Change(state, record, "amount", value => (decimal)float.Parse($"{value}", System.Globalization.CultureInfo.InvariantCulture));
        }),
        AsSent("microseconds taken for milliseconds", "different", "full", (state, record) =>
        {
            state.Apply(record);
            Change(state, record, "placed_at", value => DateTimeOffset.UnixEpoch.AddMilliseconds(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) % 1e12).UtcDateTime);
        }),
        AsSent("first column of the key taken for the key", "missing", "composite", (state, record) => state.Apply(record.CanonicalKey is null ? record : Cut(record))),
    ];

    private static void Unless(bool isLeftOut, MergeState state, ChangeRecord record)
    {
        if (!isLeftOut)
        {
            state.Apply(record);
        }
    }

    private static void RemembersDeletedForEver(MergeState state, ChangeRecord record)
    {
        if (record.IsTombstone)
        {
            state.Seen.Add(record.CanonicalKey!);
        }

        Unless(record.CanonicalKey is { } key && record.Event?.After is not null && state.Seen.Contains(key), state, record);
    }

    private static void ByText(MergeState state, ChangeRecord record, string version)
    {
        if (!MergeState.IsChange(record) || (record.CanonicalKey is { } key && state.Texts.TryGetValue(key, out var known) && string.CompareOrdinal(version, known) < 0))
        {
            return;
        }

        state.Texts[record.CanonicalKey ?? ""] = version;
        state.Apply(record);
    }

    private static Specimen InBatches(string name, string anomaly, bool deletesFirst)
    {
        const int size = 8;
        void Apply(MergeState state)
        {
            state.Open.OrderBy(open => (open.Event!.After is null) == deletesFirst ? 0 : 1).ToList().ForEach(state.Apply);
            state.Open.Clear();
        }

        var consumer = TableConsumer.Of(
            () => new MergeState(),
            (state, record) =>
            {
                state.Open.AddRange(MergeState.IsChange(record) ? [record] : []);
                if (state.Open.Count == size)
                {
                    Apply(state);
                }
            },
            state =>
            {
                Apply(state);
                return state.Table;
            });
        return Specimen.Wrong("ShouldConvergeTo", name, anomaly, seed => MergeScene.Of("no key changes", seed) is var changes ? Judge(changes, consumer, [changes.AsSent]) : null!);
    }

    private static void Change(MergeState state, ChangeRecord record, string column, Func<object, object?> of)
    {
        if (record is { Event.After: { } after, CanonicalKey: { } key } && after.TryGet(column, out var value) && value is not null)
        {
            state.Rows[key] = MergeState.With(state.Rows[key], column, of(value));
        }
    }

    private static ChangeRecord Cut(ChangeRecord record) =>
        new(record.Number, record.Topic, $$"""{"order_id":{{record.KeyRow!["order_id"]}}}""", record.Value, record.Headers, record.Partition);
}
