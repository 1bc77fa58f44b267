using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>Reads the members that are asked for from a line, or says what is wrong with it.</summary>
internal sealed class OutputReader(OutputFields fields)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a line.</summary>
    /// <exception cref="OutputProblemException">It can't be judged.</exception>
    public OutputLine Read(ReadOnlyMemory<byte> bytes)
    {
        bytes = bytes.Span.StartsWith(ByteOrderMark) ? bytes[ByteOrderMark.Length..] : bytes;
        if (bytes.Span.Trim(" \t\r\0"u8).IsEmpty)
        {
            throw new OutputProblemException("it is empty.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Line(document.RootElement)
                : throw new OutputProblemException($"it is {OutputValues.Word(document.RootElement)}, and must be an object.");
        }
        catch (JsonException e)
        {
            var at = e.BytePositionInLine ?? 0;
            throw new OutputProblemException(at >= bytes.Length
                ? FormattableString.Invariant($"it is cut off: it ends after {bytes.Length} bytes within its JSON.")
                : FormattableString.Invariant($"it is no JSON (at byte {at})."));
        }
        catch (InvalidOperationException)
        {
            throw new OutputProblemException("a text in it is not UTF-8.");
        }
    }

    private OutputLine Line(JsonElement root) => new(fields.Id is null ? null : OutputValues.Id(root, fields.Id, "--id-field"))
    {
        Partition = (int?)OutputValues.Number(root, fields.Partition, "--partition-field", int.MaxValue),
        Offset = OutputValues.Number(root, fields.Offset, "--offset-field"),
        Key = fields.Key is null ? null : OutputValues.Id(root, fields.Key, "--key-field"),
        Position = OutputValues.Number(root, fields.Position, "--position-field"),
        Value = fields.Value?.Invoke(root),
    };
}
