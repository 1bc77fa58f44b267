using System.Collections;
using System.Globalization;
using System.Reflection;

namespace StreamTesting.Conformance.Tests;

/// <summary>
/// As much of C# as the pages name settings and oracles by: numbers, switches, members of the type that is asked for, calls,
/// <c>new() { ... }</c>, lists, named arguments, and <c>Profile with A.B = value: Oracle(...)</c>.
/// </summary>
internal sealed class Expression(string text)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private int _at;

    public EngineProfile Profile()
    {
        var profile = (EngineProfile)Static(typeof(EngineProfile), Name());
        if (Take("with"))
        {
            do
            {
                var path = Name();
                Expect("=");
                profile = (EngineProfile)Knob.With(profile, path, Value(Knob.TypeOf(profile, path)))!;
            }
            while (Take(","));
        }

        return profile;
    }

    public IOracle Oracle(EngineProfile profile, out int partitions)
    {
        Expect(":");
        var name = Name();
        var method = typeof(EngineProfile).GetMethods().FirstOrDefault(method => method.Name == name && InMilliseconds(method)) ?? throw Wrong($"there is no EngineProfile.{name}");
        var arguments = Arguments(method);
        var at = Array.FindIndex(method.GetParameters(), parameter => parameter.Name == "partitions");
        partitions = at < 0 ? 1 : (int)arguments[at]!;
        return _at == text.Length ? (IOracle)Invoke(method, profile, arguments)! : throw Wrong("something follows the oracle");
    }

    public object? Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        Space();
        if (Take("null"))
        {
            return null;
        }

        if (Take("["))
        {
            return List();
        }

        if (Take("new()"))
        {
            return New(type);
        }

        if (type == typeof(long) || type == typeof(int))
        {
            var word = Word(letter => char.IsAsciiDigit(letter) || letter is '-' or '_').Replace("_", "", StringComparison.Ordinal);
            return Convert.ChangeType(long.Parse(word, Culture), type, Culture);
        }

        return type == typeof(bool) ? bool.Parse(Name()) : Static(type, Name());
    }

    private static object? Invoke(MethodInfo method, object? on, object?[] arguments) =>
        method.Invoke(on, BindingFlags.DoNotWrapExceptions, null, arguments, Culture);

    private static bool InMilliseconds(MethodInfo method) => Array.TrueForAll(method.GetParameters(), parameter => parameter.ParameterType != typeof(TimeSpan));

    private object Static(Type type, string name)
    {
        if (type.IsEnum)
        {
            return Enum.Parse(type, name);
        }

        var owner = type != typeof(EngineProfile) ? type : typeof(PageCode).GetProperty(name) is null ? typeof(EngineProfiles) : typeof(PageCode);
        return owner.GetProperty(name, BindingFlags.Static | BindingFlags.Public) is { } property
            ? property.GetValue(null)!
            : owner.GetMethods(BindingFlags.Static | BindingFlags.Public).FirstOrDefault(method => method.Name == name && InMilliseconds(method)) is { } method
                ? Invoke(method, null, Arguments(method))!
                : throw Wrong($"{owner.Name} has no {name}");
    }

    private object?[] Arguments(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var values = parameters.Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null).ToArray();
        Expect("(");
        for (var next = 0; !Take(")"); next++)
        {
            var named = Array.FindIndex(parameters, parameter => Take(parameter.Name + ":"));
            var position = named < 0 ? next : named;
            values[position] = Value(parameters[position].ParameterType);
            Take(",");
        }

        return values;
    }

    private object New(Type type)
    {
        var made = Activator.CreateInstance(type)!;
        Expect("{");
        while (!Take("}"))
        {
            var name = Name();
            var property = type.GetProperty(name) ?? throw Wrong($"{type.Name} has no {name}");
            Expect("=");
            property.SetValue(made, Value(property.PropertyType));
            Take(",");
        }

        return made;
    }

    private long[] List()
    {
        var values = new ArrayList();
        while (!Take("]"))
        {
            values.Add(Value(typeof(long)));
            Take(",");
        }

        return [.. values.Cast<long>()];
    }

    private string Name() => Word(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.');

    private string Word(Func<char, bool> belongs)
    {
        Space();
        var from = _at;
        while (_at < text.Length && belongs(text[_at]))
        {
            _at++;
        }

        return _at > from ? text[from.._at] : throw Wrong("a name or a number is missing");
    }

    private bool Take(string what)
    {
        Space();
        if (!text.AsSpan(_at).StartsWith(what, StringComparison.Ordinal))
        {
            return false;
        }

        _at += what.Length;
        return true;
    }

    private void Expect(string what)
    {
        if (!Take(what))
        {
            throw Wrong($"'{what}' is missing");
        }
    }

    private void Space()
    {
        while (_at < text.Length && text[_at] == ' ')
        {
            _at++;
        }
    }

    private FormatException Wrong(string what) => new($"`{text}` can't be read at '{text[_at..]}': {what}.");
}
