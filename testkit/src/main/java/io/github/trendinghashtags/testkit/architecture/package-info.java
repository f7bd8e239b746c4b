/**
 * {@linkplain io.github.trendinghashtags.testkit.architecture.HexagonRules Rules} that keep applications and adapters
 * apart. They need ArchUnit on the class path.
 *
 * <pre>{@code
 * JavaClasses shop = new ClassFileImporter().importPackages("com.acme.shop");
 * HexagonRules.applicationDependsOnThePortAlone("com.acme.shop.wiring").check(shop);
 * }</pre>
 */
@NullMarked
package io.github.trendinghashtags.testkit.architecture;

import org.jspecify.annotations.NullMarked;
