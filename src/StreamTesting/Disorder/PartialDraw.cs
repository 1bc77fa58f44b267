using System.Runtime.CompilerServices;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Which updates are partial, and what they leave out. Keeps the latest value of each field of the entities that are alive.</summary>
internal sealed class PartialDraw(PartialUpdates step, Seed seed) : PayloadDraw(step, seed)
{
    private readonly FieldPath _path = step.Path;
    private readonly ConditionalWeakTable<StreamEntity, Dictionary<string, byte[]>> _latest = [];
    private readonly List<string> _unchanged = [];
    private bool _chosen;

    public override int Turn => 0;

    public override bool Matches(StreamEvent happened, EventBytes bytes) => CanChange(happened, bytes) && step.Of.IsOrAll(happened.Type);

    public override void DrawConflicting(StreamEvent happened, EventBytes bytes, PayloadDrawing into) => LeaveUnchangedOut(into);

    protected override bool CanChange(StreamEvent happened, EventBytes bytes)
    {
        _unchanged.Clear();
        var json = bytes.Of(happened);
        if (!JsonField.TryFind(json, _path, out var parent) || parent.Token != JsonTokenType.StartObject)
        {
            return false;
        }

        Compare(parent.ValueIn(json), _latest.GetOrCreateValue(happened.Entity));
        return _unchanged.Count > 0 && happened.Operation is Operation.Update or Operation.Append;
    }

    protected override void Take(StreamEvent happened, bool chosen, PayloadDrawing into)
    {
        _chosen = chosen;
        LeaveUnchangedOut(into);
    }

    protected override void LeaveOut(StreamEvent happened, EventBytes bytes, PayloadDrawing into) => _chosen = false;

    private void LeaveUnchangedOut(PayloadDrawing into)
    {
        foreach (var name in _chosen ? _unchanged : [])
        {
            var path = step.At.Length == 0 ? name : $"{step.At}.{name}";
            if (FieldPath.TryParse(path, out var field))
            {
                into.Add(new RemoveField(field), path);
            }
        }
    }

    private void Compare(ReadOnlySpan<byte> json, Dictionary<string, byte[]> latest)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = json[start..(int)reader.BytesConsumed];
            if (!latest.TryGetValue(name, out var before) || !value.SequenceEqual(before))
            {
                latest[name] = value.ToArray();
            }
            else if (!step.Keep.Contains(name))
            {
                _unchanged.Add(name);
            }
        }
    }
}
