using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// What a new version of a schema does to one field. Fields are named by path: names joined by dots, elements of arrays by number, for example
/// <c>payload.lines[0].price</c>. Immutable; made by the methods.
/// </summary>
/// <param name="Kind">What happens to the field.</param>
/// <param name="Field">The field's path.</param>
public sealed record FieldChange(FieldChangeKind Kind, string Field)
{
    /// <summary>The new name, of <see cref="FieldChangeKind.Renamed"/> only; without the path.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? To { get; init; }

    /// <summary>The value as compact JSON, of <see cref="FieldChangeKind.Added"/> and <see cref="FieldChangeKind.Restated"/> only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonConverter(typeof(RawJson))]
    public string? Value { get; init; }

    /// <summary>Whether readers have a default for the field, so that data without it can be read; it matters where a field comes or goes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasDefault { get; init; }

    /// <summary>
    /// What the change does to readers of the versions around it, by the rules of Avro's schema resolution: a field that comes or goes is full
    /// where it has a default; without one a new field is forward, a removed one backward; a whole number made a decimal is backward (int to double
    /// promotes, not back); another value is full; a new name (without aliases) and all other types are breaking.
    /// </summary>
    [JsonIgnore]
    public SchemaCompatibility Compatibility => Kind switch
    {
        FieldChangeKind.Added or FieldChangeKind.Introduced => HasDefault ? SchemaCompatibility.Full : SchemaCompatibility.Forward,
        FieldChangeKind.Removed => HasDefault ? SchemaCompatibility.Full : SchemaCompatibility.Backward,
        FieldChangeKind.Restated => SchemaCompatibility.Full,
        FieldChangeKind.AsDecimal => SchemaCompatibility.Backward,
        _ => SchemaCompatibility.Breaking,
    };

    /// <summary>The new version has a field more, at the end of the object it belongs to.</summary>
    /// <param name="field">Its path; the domain must not write it, but the object it belongs to.</param>
    /// <param name="value">Its value in all events: a text, a number, null, or any JSON.</param>
    /// <param name="hasDefault">See <see cref="HasDefault"/>; true by default.</param>
    /// <returns>The change.</returns>
    public static FieldChange Added(string field, JsonNode? value, bool hasDefault = true) => new(FieldChangeKind.Added, field)
    {
        Value = RawJson.Of(JsonSerializer.SerializeToElement(value)),
        HasDefault = hasDefault,
    };

    /// <summary>A field that the domain writes is new in this version: data of the version before, the history, lacks it.</summary>
    /// <param name="field">Its path.</param>
    /// <param name="hasDefault">See <see cref="HasDefault"/>; true by default.</param>
    /// <returns>The change.</returns>
    public static FieldChange Introduced(string field, bool hasDefault = true) => new(FieldChangeKind.Introduced, field) { HasDefault = hasDefault };

    /// <summary>The new version has the field no more.</summary>
    /// <param name="field">Its path.</param>
    /// <param name="hasDefault">See <see cref="HasDefault"/>; false by default.</param>
    /// <returns>The change.</returns>
    public static FieldChange Removed(string field, bool hasDefault = false) => new(FieldChangeKind.Removed, field) { HasDefault = hasDefault };

    /// <summary>The field has another name, in the same place.</summary>
    /// <param name="field">Its path.</param>
    /// <param name="to">Its new name, without the path.</param>
    /// <returns>The change.</returns>
    public static FieldChange Renamed(string field, string to) => new(FieldChangeKind.Renamed, field) { To = to };

    /// <summary>The field holds a value of the new version's own: <c>Restated("schema_version", 3)</c>.</summary>
    /// <param name="field">Its path.</param>
    /// <param name="value">Its value in all events of the version: a text, a number, null, or any JSON.</param>
    /// <returns>The change.</returns>
    public static FieldChange Restated(string field, JsonNode? value) => new(FieldChangeKind.Restated, field)
    {
        Value = RawJson.Of(JsonSerializer.SerializeToElement(value)),
    };

    /// <summary>Its number, true or false becomes a text.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The change.</returns>
    public static FieldChange AsText(string field) => new(FieldChangeKind.AsText, field);

    /// <summary>Its text, where that is a number, becomes the number.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The change.</returns>
    public static FieldChange AsNumber(string field) => new(FieldChangeKind.AsNumber, field);

    /// <summary>Its whole number becomes a decimal.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The change.</returns>
    public static FieldChange AsDecimal(string field) => new(FieldChangeKind.AsDecimal, field);

    /// <summary>Its text, number, true or false becomes an array of one.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The change.</returns>
    public static FieldChange AsArray(string field) => new(FieldChangeKind.AsArray, field);

    /// <summary>Its text, number, true or false becomes an object with the member <c>value</c>.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The change.</returns>
    public static FieldChange AsObject(string field) => new(FieldChangeKind.AsObject, field);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        FieldChangeKind.Added => $"added {Field}",
        FieldChangeKind.Introduced => $"introduced {Field}",
        FieldChangeKind.Removed => $"removed {Field}",
        FieldChangeKind.Renamed => $"renamed {Field} to {To}",
        FieldChangeKind.Restated => $"{Field} {Value}",
        FieldChangeKind.AsText => $"{Field} as text",
        FieldChangeKind.AsNumber => $"{Field} as number",
        FieldChangeKind.AsDecimal => $"{Field} as decimal",
        FieldChangeKind.AsArray => $"{Field} as array",
        _ => $"{Field} as object",
    };

    private string GivenValue => Value ?? throw new ArgumentException($"'{Kind}' of {Field} has no value: give the JSON that the field is to hold.", nameof(Value));

    /// <summary>What it does to the bytes of the new version; what it does to those of the old one, where the field is introduced.</summary>
    internal FieldEdit ToEdit()
    {
        var path = FieldPath.Parse(Field, nameof(Field));
        return Kind switch
        {
            FieldChangeKind.Added => new AddField(Named(path), GivenValue),
            FieldChangeKind.Introduced or FieldChangeKind.Removed => new RemoveField(path),
            FieldChangeKind.Renamed => new RenameField(Named(path), NewName(path)),
            FieldChangeKind.Restated => new ValueEdit(path, JsonValueEdits.To(GivenValue)),
            FieldChangeKind.AsText => new ValueEdit(path, JsonValueEdits.AsText),
            FieldChangeKind.AsNumber => new ValueEdit(path, JsonValueEdits.AsNumber),
            FieldChangeKind.AsDecimal => new ValueEdit(path, JsonValueEdits.AsDecimal),
            FieldChangeKind.AsArray => new ValueEdit(path, JsonValueEdits.AsArray),
            FieldChangeKind.AsObject => new ValueEdit(path, JsonValueEdits.AsObject),
            _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, $"There is no change '{Kind}'."),
        };
    }

    private static FieldPath Named(FieldPath path) => path.Name is null
        ? throw new ArgumentException($"'{path}' is an element of an array; only fields with a name can be added or renamed.", nameof(Field))
        : path;

    private string NewName(FieldPath path)
    {
        if (To is null || !FieldPath.TryParse(To, out var name) || name.Segments.Length != 1)
        {
            throw new ArgumentException($"'{To}' is no new name for {path}; give a name without a path, for example customer_id.", nameof(To));
        }

        return To;
    }
}
