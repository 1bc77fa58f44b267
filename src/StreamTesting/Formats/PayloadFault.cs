using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// A data-quality fault: one field of an otherwise good payload is wrong, as it was when it was written. Fields are named by path: names joined
/// by dots, elements of arrays by number, for example <c>payload.lines[0].price</c>. Immutable; made by the methods.
/// </summary>
/// <param name="Name">What the fault is called, for example <c>missing-amount</c>.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Field">The field's path.</param>
public sealed record PayloadFault(string Name, PayloadFaultKind Kind, string Field)
{
    /// <summary>The path of the other field, of <see cref="PayloadFaultKind.Swapped"/> only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? With { get; init; }

    /// <summary>The value as compact JSON, of <see cref="PayloadFaultKind.Wrong"/> only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonConverter(typeof(RawJson))]
    public string? Value { get; init; }

    /// <summary>Which types of events can have the fault; all that have the field by default.</summary>
    public NameList Of { get; init; } = NameList.Empty;

    /// <summary>The field is not there.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The fault, named <c>missing-field</c>.</returns>
    public static PayloadFault Missing(string field) => Make("missing", PayloadFaultKind.Missing, field);

    /// <summary>The field is null.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The fault, named <c>null-field</c>.</returns>
    public static PayloadFault Null(string field) => Make("null", PayloadFaultKind.Null, field);

    /// <summary>The field is an empty text, array or object.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The fault, named <c>empty-field</c>.</returns>
    public static PayloadFault Empty(string field) => Make("empty", PayloadFaultKind.Empty, field);

    /// <summary>Two fields have each other's value, for example the two dates of a stay.</summary>
    /// <param name="field">The path of one.</param>
    /// <param name="with">The path of the other.</param>
    /// <returns>The fault, named <c>swapped-field</c> after the first. Events in which both are equal can't have it.</returns>
    public static PayloadFault Swapped(string field, string with) => Make("swapped", PayloadFaultKind.Swapped, field) with { With = with };

    /// <summary>The field's number is below zero.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The fault, named <c>negative-field</c>. Events in which it is zero or negative already can't have it.</returns>
    public static PayloadFault Negative(string field) => Make("negative", PayloadFaultKind.Negative, field);

    /// <summary>The field's number is a million times too large.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The fault, named <c>absurd-field</c>. Zero becomes a million.</returns>
    public static PayloadFault Absurd(string field) => Make("absurd", PayloadFaultKind.Absurd, field);

    /// <summary>The field has a value that it must not have, for example a currency that does not exist.</summary>
    /// <param name="field">Its path.</param>
    /// <param name="value">The value: a text, a number, or any JSON.</param>
    /// <returns>The fault, named <c>wrong-field</c>.</returns>
    public static PayloadFault Wrong(string field, JsonNode? value) =>
        Make("wrong", PayloadFaultKind.Wrong, field) with { Value = RawJson.Of(JsonSerializer.SerializeToElement(value)) };

    /// <summary>The field's number, true or false is a text.</summary>
    /// <param name="field">Its path.</param>
    /// <returns>The fault, named <c>text-field</c>.</returns>
    public static PayloadFault AsText(string field) => Make("text", PayloadFaultKind.AsText, field);

    /// <summary>The same fault under another name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="of">Which types of events can have it; those that could before by default.</param>
    /// <returns>The fault.</returns>
    public PayloadFault Named(string name, NameList? of = null) => this with { Name = name, Of = of ?? Of };

    /// <inheritdoc/>
    public override string ToString() => $"{What} (fault {Name})";

    internal string What => Kind switch
    {
        PayloadFaultKind.Missing => $"missing {Field}",
        PayloadFaultKind.Null => $"null {Field}",
        PayloadFaultKind.Empty => $"empty {Field}",
        PayloadFaultKind.Swapped => $"{Field} and {With} swapped",
        PayloadFaultKind.Negative => $"negative {Field}",
        PayloadFaultKind.Absurd => $"absurd {Field}",
        PayloadFaultKind.Wrong => $"wrong {Field} {Value}",
        _ => $"{Field} as text",
    };

    internal FieldEdit ToEdit()
    {
        ArgumentException.ThrowIfNullOrEmpty(Name);
        var path = FieldPath.Parse(Field, nameof(Field));
        return Kind switch
        {
            PayloadFaultKind.Missing => new RemoveField(path),
            PayloadFaultKind.Null => new ValueEdit(path, JsonValueEdits.To("null")),
            PayloadFaultKind.Empty => new ValueEdit(path, JsonValueEdits.Empty),
            PayloadFaultKind.Swapped => new SwapFields(
                path, FieldPath.Parse(With ?? throw new ArgumentException($"'{Name}' has no second field to swap {Field} with.", nameof(With)), nameof(With))),
            PayloadFaultKind.Negative => new ValueEdit(path, JsonValueEdits.Negative),
            PayloadFaultKind.Absurd => new ValueEdit(path, JsonValueEdits.Absurd),
            PayloadFaultKind.Wrong => new ValueEdit(
                path, JsonValueEdits.To(Value ?? throw new ArgumentException($"'{Name}' has no value for {Field}.", nameof(Value)))),
            PayloadFaultKind.AsText => new ValueEdit(path, JsonValueEdits.AsText),
            _ => throw new ArgumentOutOfRangeException(nameof(Kind), Kind, $"There is no fault '{Kind}'."),
        };
    }

    private static PayloadFault Make(string word, PayloadFaultKind kind, string field) =>
        new($"{word}-{FieldPath.Parse(field, nameof(field)).Segments[^1]}", kind, field);
}
