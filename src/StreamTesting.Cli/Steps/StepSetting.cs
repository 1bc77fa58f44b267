using System.Reflection;

namespace StreamTesting.Cli;

/// <summary>One setting of a step, as its record has it.</summary>
/// <param name="Property">The record's property.</param>
/// <param name="Parameter">The constructor's parameter of that name; null where only the property can be set.</param>
internal sealed record StepSetting(PropertyInfo Property, ParameterInfo? Parameter)
{
    public string Name { get; } = Kebab.Of(Property.Name);

    public Type Type { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>A path may be left out: it is empty then, and means the whole value.</summary>
    public bool IsNeeded => Parameter is { HasDefaultValue: false } && Type != typeof(string);

    public string Form => $"{Name}={StepValues.Form(Type)}";

    public object? Usual => Parameter is { HasDefaultValue: true } ? Parameter.DefaultValue : Type == typeof(string) ? "" : null;
}
