using System.Buffers;
using System.Text.Json;

namespace StreamTesting.Injection;

/// <summary>Writes the lines of final states, one after the other in the same memory.</summary>
internal sealed class StateText : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly Utf8JsonWriter _json;

    public StateText() => _json = new Utf8JsonWriter(_line, FrameText.Options);

    /// <summary>The line of a state; it holds until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Line(StreamEntity entity, object? state, IFinalStates states)
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
        _json.WriteString("line"u8, "state"u8);
        _json.WriteString("topic"u8, entity.Topic);
        _json.WriteString("key"u8, entity.Key);
        _json.WritePropertyName("state"u8);
        if (state is null)
        {
            _json.WriteNullValue();
        }
        else
        {
            states.Write(state, _json);
        }

        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        return _line.WrittenSpan;
    }

    public void Dispose() => _json.Dispose();
}
