namespace StreamTesting;

/// <summary>What a new version of a schema does to a field.</summary>
public enum FieldChangeKind
{
    /// <summary>The new version has a field that the domain does not write.</summary>
    Added,

    /// <summary>The new version has a field that the domain writes, and the old one, in history, has not.</summary>
    Introduced,

    /// <summary>The new version has the field no more.</summary>
    Removed,

    /// <summary>The field has another name.</summary>
    Renamed,

    /// <summary>The field holds a value of the new version's own, for example its number.</summary>
    Restated,

    /// <summary>A number, true or false becomes a text: <c>12.50</c> becomes <c>"12.50"</c>.</summary>
    AsText,

    /// <summary>A text that is a number becomes that number: <c>"12.50"</c> becomes <c>12.50</c>.</summary>
    AsNumber,

    /// <summary>A whole number becomes a decimal: <c>12</c> becomes <c>12.0</c>.</summary>
    AsDecimal,

    /// <summary>A text, number, true or false becomes an array of one: <c>"a"</c> becomes <c>["a"]</c>.</summary>
    AsArray,

    /// <summary>A text, number, true or false becomes an object: <c>"a"</c> becomes <c>{"value":"a"}</c>.</summary>
    AsObject,
}
