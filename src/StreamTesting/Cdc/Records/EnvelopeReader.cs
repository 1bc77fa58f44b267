using System.Text.Json;

namespace StreamTesting;

/// <summary>
/// Reads the members of a payload in one pass: an envelope where it is one, the names of what else there is where not. Rows are only passed
/// over, and read when they are asked for.
/// </summary>
internal ref struct EnvelopeReader
{
    private JsonCursor _at;
    private PayloadMembers _seen;
    private string? _code;
    private bool _isCodeText;
    private TableRow? _before;
    private TableRow? _after;
    private SourcePosition? _source;
    private TransactionBlock? _transaction;
    private LogicalMessage? _message;
    private long? _ms;
    private long? _us;
    private long? _ns;
    private int _count;

    /// <summary>Whether the members were those of the layout in its order so far.</summary>
    private bool _isInOrder;
    private MemberLayout _layout;

    /// <summary>Reads the object that the cursor stands at the beginning of.</summary>
    public static EnvelopeReading Read(ref JsonCursor at)
    {
        var start = (int)at.Reader.TokenStartIndex;
        var read = new EnvelopeReader { _at = at, _isInOrder = true, _layout = EnvelopeLayouts.Row };
        read.ReadMembers();
        at = read._at;
        return read.Made(at.Utf8[start..(int)at.Reader.BytesConsumed]);
    }

    private void ReadMembers()
    {
        while (_at.Reader.Read() && _at.Reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_count == 0 && _at.Reader.ValueTextEquals("op"u8))
            {
                _layout = EnvelopeLayouts.Message;
            }

            var place = _count < _layout.Names.Length && _at.Reader.ValueTextEquals(_layout.Utf8(_count)) ? _count : -1;
            _isInOrder &= place >= 0;
            var name = place >= 0 ? _layout.Names[place] : EnvelopeLayouts.Known.NameOf(ref _at.Reader);
            _count++;
            _at.Reader.Read();
            Take(name);
        }
    }

    private void Take(string? name)
    {
        switch (name)
        {
            case "before":
                _before = Row("before", PayloadMembers.Before);
                break;
            case "after":
                _after = Row("after", PayloadMembers.After);
                break;
            case "source":
                Source();
                break;
            case "transaction":
                Transaction();
                break;
            case "op":
                Code();
                break;
            case "ts_ms":
                _seen |= PayloadMembers.TsMs;
                _ms = _at.Number("ts_ms");
                break;
            case "ts_us":
                _us = _at.Number("ts_us");
                break;
            case "ts_ns":
                _ns = _at.Number("ts_ns");
                break;
            case "message":
                Message();
                break;
            case null:
                _at.Reader.Skip();
                break;
            default:
                _seen |= (PayloadMembers)(1 << Array.IndexOf(EnvelopeLayouts.Known.Names, name));
                _at.Reader.Skip();
                break;
        }
    }

    private TableRow? Row(string name, PayloadMembers member)
    {
        _seen |= member;
        if (_at.Reader.TokenType == JsonTokenType.StartObject)
        {
            return new TableRow(_at.Skip());
        }

        if (_at.Reader.TokenType != JsonTokenType.Null)
        {
            _at.Wrong(FieldError.Kind(name, ref _at.Reader, _at.Utf8.Span, "a row (a JSON object), or null"));
            _at.Reader.Skip();
        }

        return null;
    }

    private void Source()
    {
        if (_at.Reader.TokenType == JsonTokenType.StartObject)
        {
            _seen |= PayloadMembers.Source;
            _source = SourceReader.Read(ref _at);
        }
        else if (_at.Reader.TokenType != JsonTokenType.Null)
        {
            _at.Wrong(FieldError.Kind("source", ref _at.Reader, _at.Utf8.Span, "a JSON object, or null"));
            _at.Reader.Skip();
        }
    }

    private void Transaction()
    {
        if (_at.Reader.TokenType == JsonTokenType.StartObject)
        {
            _seen |= PayloadMembers.Transaction;
            _transaction = BlockReader.Transaction(ref _at);
        }
        else if (_at.Reader.TokenType != JsonTokenType.Null)
        {
            _at.Wrong(FieldError.Kind("transaction", ref _at.Reader, _at.Utf8.Span, "a JSON object, or null"));
            _at.Reader.Skip();
        }
    }

    private void Message()
    {
        if (_at.Reader.TokenType == JsonTokenType.StartObject)
        {
            _seen |= PayloadMembers.Message;
            _message = BlockReader.Message(ref _at);
        }
        else
        {
            _at.Reader.Skip();
        }
    }

    private void Code()
    {
        _seen |= PayloadMembers.Op;
        _isCodeText = _at.Reader.TokenType == JsonTokenType.String;
        _code = _isCodeText ? CodeText() : FieldError.Shown(_at.Skip().Span);
    }

    private readonly string CodeText()
    {
        foreach (var code in (ReadOnlySpan<string>)["c", "u", "d", "r", "t", "m"])
        {
            if (_at.Reader.ValueTextEquals(code))
            {
                return code;
            }
        }

        return _at.Reader.GetString()!;
    }

    private readonly EnvelopeReading Made(ReadOnlyMemory<byte> payload)
    {
        var isPlain = _isInOrder && _count == _layout.Names.Length;
        return new EnvelopeReading(_seen, _count, payload)
        {
            Code = _code,
            IsCodeText = _isCodeText,
            Error = _at.Error,
            IsPlain = isPlain,
            Event = new ChangeEvent
            {
                Operation = Operations.Of(_code) ?? Operation.Append,
                Before = _before,
                After = _after,
                Source = _source,
                Transaction = _transaction,
                Message = _message,
                SentMs = _ms,
                SentUs = _us,
                SentNs = _ns,
            },
        };
    }
}
