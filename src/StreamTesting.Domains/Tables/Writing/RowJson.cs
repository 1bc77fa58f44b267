namespace StreamTesting.Domains;

/// <summary>Writes the images of rows as they are sent.</summary>
internal static class RowJson
{
    /// <summary>Writes the row before a change: whole, only its key, or nothing of it.</summary>
    public static void Before(ref Utf8Output json, DatabaseChange change, Operation operation, DebeziumOptions debezium)
    {
        if (change.Before is not { } row || !IsBeforeSent(change, operation, debezium))
        {
            json.Raw("null"u8);
        }
        else if (!debezium.IsPostgres || change.Table.Identity == ReplicaIdentity.Full)
        {
            Whole(ref json, row, debezium);
            json.Byte((byte)'}');
        }
        else
        {
            KeyOnly(ref json, row, debezium);
            json.Byte((byte)'}');
        }
    }

    public static void After(ref Utf8Output json, DatabaseChange change, DebeziumOptions debezium)
    {
        if (change.After is not { } row)
        {
            json.Raw("null"u8);
            return;
        }

        Whole(ref json, row, debezium, change.Carried ?? change.Before);
        json.Byte((byte)'}');
    }

    /// <summary>Writes a row as the flattening of events writes it.</summary>
    public static void Flattened(ref Utf8Output json, DatabaseChange change, Operation operation, DebeziumOptions debezium, long micros)
    {
        if (operation != Operation.Delete)
        {
            Whole(ref json, change.After!, debezium, change.Carried ?? change.Before);
        }
        else if (!debezium.IsPostgres || change.Table.Identity == ReplicaIdentity.Full)
        {
            Whole(ref json, change.Before!, debezium);
        }
        else
        {
            KeyOnly(ref json, change.Before!, debezium);
        }

        if (debezium.Unwrapped is DeleteMode.Rewrite or DeleteMode.RewriteWithTombstone)
        {
            json.Raw(operation == Operation.Delete ? ",\"__deleted\":\"true\""u8 : ",\"__deleted\":\"false\""u8);
        }

        foreach (var field in debezium.AddedFields)
        {
            AddedFieldJson.Write(ref json, field, change, operation, debezium, micros);
        }

        json.Byte((byte)'}');
    }

    private static bool IsBeforeSent(DatabaseChange change, Operation operation, DebeziumOptions debezium) =>
        operation == Operation.Delete || (operation == Operation.Update && (!debezium.IsPostgres || change.Table.Identity == ReplicaIdentity.Full));

    /// <summary>Writes all columns, without the closing brace; big ones that are as in another image by their placeholder.</summary>
    private static void Whole(ref Utf8Output json, RowImage row, DebeziumOptions debezium, RowImage? unchanged = null)
    {
        var (columns, bytes) = (row.Shape.Columns, row.Shape.Bytes);
        for (var i = 0; i < columns.Length; i++)
        {
            json.Byte(i == 0 ? (byte)'{' : (byte)',');
            json.Raw(columns[i].Member.AsSpan(1));
            var value = row.At(columns[i]);
            if (unchanged is not null && bytes.Placeholders[i].Length > 0 && value is not null && ReferenceEquals(value, unchanged.At(columns[i])))
            {
                json.Raw(bytes.Placeholders[i]);
            }
            else if (value is null && bytes.Defaults[i].Length > 0)
            {
                json.Raw(bytes.Defaults[i]);
            }
            else
            {
                ValueJson.Write(ref json, columns[i].Type, bytes.Forms[i], debezium, value);
            }
        }
    }

    private static void KeyOnly(ref Utf8Output json, RowImage row, DebeziumOptions debezium)
    {
        var (columns, bytes) = (row.Shape.Columns, row.Shape.Bytes);
        for (var i = 0; i < columns.Length; i++)
        {
            json.Byte(i == 0 ? (byte)'{' : (byte)',');
            json.Raw(columns[i].Member.AsSpan(1));
            if (columns[i].IsKey)
            {
                ValueJson.Write(ref json, columns[i].Type, bytes.Forms[i], debezium, row.At(columns[i]));
            }
            else
            {
                json.Raw(bytes.Zeros[i]);
            }
        }
    }
}
