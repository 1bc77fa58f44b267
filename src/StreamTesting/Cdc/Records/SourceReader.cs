using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads an envelope's <c>source</c> in one pass.</summary>
internal ref struct SourceReader
{
    private string? _version;
    private string? _connector;
    private string? _name;
    private string? _database;
    private string? _schema;
    private string? _table;
    private string? _origin;
    private string? _gtid;
    private string? _file;
    private string? _query;
    private SnapshotMarker _snapshot;
    private SnapshotForm _form;
    private SourceSequence? _sequence;
    private long? _ms;
    private long? _us;
    private long? _ns;
    private long? _transaction;
    private long? _lsn;
    private long? _xmin;
    private long? _originLsn;
    private long? _server;
    private long? _position;
    private long? _row;
    private long? _thread;
    private KeptMembers _kept;
    private FieldError? _mismatch;

    /// <summary>Reads the object that the cursor stands at the beginning of.</summary>
    public static SourcePosition Read(ref JsonCursor at)
    {
        var read = default(SourceReader);
        return read.ReadMembers(ref at);
    }

    private SourcePosition ReadMembers(ref JsonCursor at)
    {
        var layout = SourceLayouts.PostgreSql;
        var count = 0;
        while (at.Reader.Read() && at.Reader.TokenType == JsonTokenType.PropertyName)
        {
            if (count == SourceLayouts.FirstDifferent && at.Reader.ValueTextEquals(SourceLayouts.Binlog.Utf8(count)))
            {
                layout = SourceLayouts.Binlog;
            }

            var place = layout.PlaceOf(ref at.Reader, count);
            var name = place >= 0 ? layout.Names[place] : at.Reader.GetString()!;
            _kept.Follow(layout, count++, name);
            at.Reader.Read();
            if (!TryTake(name, ref at))
            {
                _mismatch ??= WrongKind(name, ref at);
                _kept.Add(name, at.Skip().Span);
            }
        }

        if (_mismatch is not null && _connector is "postgresql" or "mariadb" or "mysql")
        {
            at.Wrong(_mismatch);
        }

        return Made(layout, count);
    }

    private bool TryTake(string name, ref JsonCursor at) => name switch
    {
        "version" => at.TryText(out _version),
        "connector" => at.TryWord(out _connector),
        "name" => at.TryText(out _name),
        "ts_ms" => at.TryNumber(out _ms),
        "ts_us" => at.TryNumber(out _us),
        "ts_ns" => at.TryNumber(out _ns),
        "snapshot" => TrySnapshot(ref at),
        "db" => at.TryText(out _database),
        "sequence" => TrySequence(ref at),
        "schema" => at.TryText(out _schema),
        "table" => at.TryText(out _table),
        "txId" => at.TryNumber(out _transaction),
        "lsn" => at.TryNumber(out _lsn),
        "xmin" => at.TryNumber(out _xmin),
        "origin" => at.TryText(out _origin),
        "origin_lsn" => at.TryNumber(out _originLsn),
        "server_id" => at.TryNumber(out _server),
        "gtid" => at.TryText(out _gtid),
        "file" => at.TryText(out _file),
        "pos" => at.TryNumber(out _position),
        "row" => at.TryNumber(out _row),
        "thread" => at.TryNumber(out _thread),
        "query" => at.TryText(out _query),
        _ => false,
    };

    /// <summary>A number where a text must be, and the like; words that are not known are no such thing.</summary>
    private static FieldError? WrongKind(string name, ref JsonCursor at) =>
        !SourceLayouts.Knows(name) || (name is "snapshot" or "sequence" && at.Reader.TokenType == JsonTokenType.String)
            ? null
            : FieldError.Kind($"source.{name}", ref at.Reader, at.Utf8.Span, SourceLayouts.IsNumber(name) ? "a whole number of 64 bits, or null" : "a text, or null");

    private bool TrySequence(ref JsonCursor at)
    {
        if (at.Reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (at.Reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        var text = at.Reader.GetString()!;
        if (!SourceSequence.TryParse(text, out var sequence) || sequence.ToString() != text)
        {
            return false;
        }

        _sequence = sequence;
        return true;
    }

    private bool TrySnapshot(ref JsonCursor at)
    {
        _form = at.Reader.TokenType switch
        {
            JsonTokenType.True or JsonTokenType.False => SnapshotForm.Boolean,
            JsonTokenType.Null => SnapshotForm.Null,
            _ => SnapshotForm.Text,
        };
        _snapshot = at.Reader.TokenType switch
        {
            JsonTokenType.Null or JsonTokenType.False => SnapshotMarker.None,
            JsonTokenType.True => SnapshotMarker.Inside,
            JsonTokenType.String => SnapshotWords.Read(ref at.Reader),
            _ => SnapshotMarker.Unknown,
        };
        return _snapshot != SnapshotMarker.Unknown;
    }

    private readonly SourcePosition Made(MemberLayout layout, int count)
    {
        var made = new SourcePosition
        {
            Version = _version,
            Connector = _connector,
            Name = _name,
            TimestampMs = _ms,
            TimestampUs = _us,
            TimestampNs = _ns,
            Snapshot = _snapshot,
            SnapshotForm = _form,
            Database = _database,
            Schema = _schema,
            Table = _table,
            Sequence = _sequence,
            Lsn = _lsn,
            TransactionId = _transaction,
            XMin = _xmin,
            Origin = _origin,
            OriginLsn = _originLsn,
            ServerId = _server,
            Gtid = _gtid,
            File = _file,
            Position = _position,
            Row = _row,
            Thread = _thread,
            Query = _query,
            Other = _kept.All,
        };
        var own = _kept.LayoutBeside(layout, count) ?? layout;
        return own.Equals(SourceLayouts.Of(made)) ? made : made with { Layout = own };
    }
}
