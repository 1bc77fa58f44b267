using System.Globalization;
using System.Reflection;

namespace StreamTesting.Conformance.Tests;

/// <summary>A value of a profile by its path, such as <c>Clock.Bound</c>.</summary>
internal static class Knob
{
    /// <summary>The paths of all values of a profile but its name.</summary>
    public static IEnumerable<string> All { get; } = Paths(typeof(EngineProfile), "").Where(path => path != nameof(EngineProfile.Name)).ToList();

    public static Type TypeOf(object owner, string path) => Property(owner.GetType(), path).PropertyType;

    /// <summary>The owner with another value there, as <c>with</c> makes it.</summary>
    public static object? With(object owner, string path, object? value)
    {
        var copy = owner.GetType().GetMethod("<Clone>$")!.Invoke(owner, null)!;
        var (first, rest) = Split(path);
        var property = Property(owner.GetType(), first);
        property.SetValue(copy, rest is null ? value : With(property.GetValue(owner)!, rest, value));
        return copy;
    }

    /// <summary>The value as the pages write it.</summary>
    public static string Text(object owner, string path)
    {
        var (first, rest) = Split(path);
        var value = Property(owner.GetType(), first).GetValue(owner);
        return rest is null ? Text(value) : value is null ? "null" : Text(value, rest);
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long.MinValue => "long.MinValue",
        Enum or long or int => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        _ => NameOf(value),
    };

    /// <summary>A record that is a value of its type by name; else there is no short text for it.</summary>
    private static string NameOf(object value) =>
        value.GetType().GetProperties(BindingFlags.Static | BindingFlags.Public).FirstOrDefault(known => value.Equals(known.GetValue(null)))?.Name ?? "set";

    private static PropertyInfo Property(Type type, string path)
    {
        var (first, rest) = Split(path);
        var property = type.GetProperty(first, BindingFlags.Instance | BindingFlags.Public) ?? throw new FormatException($"{type.Name} has no {first}.");
        return rest is null ? property : Property(property.PropertyType, rest);
    }

    private static (string First, string? Others) Split(string path) =>
        path.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? (path[..dot], path[(dot + 1)..]) : (path, null);

    private static IEnumerable<string> Paths(Type type, string before) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .SelectMany(property => property.PropertyType.IsClass && property.PropertyType.Assembly == typeof(EngineProfile).Assembly
            ? Paths(property.PropertyType, before + property.Name + ".")
            : [before + property.Name]);
}
